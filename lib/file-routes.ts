// Staff pages where figures and people come in and go out as files; lib/routes.ts makes them part of the one table.

export const fileRoutes = {
  unitFiles: { file: '/staff/units/:unit/files', vi: '/can-bo/don-vi/:unit/bang-tinh' },
  unitFile: { file: '/staff/units/:unit/files/:what', vi: '/can-bo/don-vi/:unit/bang-tinh/:what' },
  unitFileAt: { file: '/staff/units/:unit/files/:what/:at', vi: '/can-bo/don-vi/:unit/bang-tinh/:what/:at' },
  uploads: { file: '/staff/units/:unit/uploads', vi: '/can-bo/don-vi/:unit/nap-tep' },
  upload: { file: '/staff/units/:unit/uploads/:upload', vi: '/can-bo/don-vi/:unit/nap-tep/:upload' },
  uploadMarked: {
    file: '/staff/units/:unit/uploads/:upload/marked',
    vi: '/can-bo/don-vi/:unit/nap-tep/:upload/can-sua',
  },
  uploadMaking: {
    file: '/staff/units/:unit/uploads/:upload/making',
    vi: '/can-bo/don-vi/:unit/nap-tep/:upload/dang-lam',
  },
  dossiers: { file: '/staff/units/:unit/dossiers', vi: '/can-bo/don-vi/:unit/ho-so' },
  dossierMonth: { file: '/staff/units/:unit/dossiers/:month', vi: '/can-bo/don-vi/:unit/ho-so/:month' },
  adminKeys: { file: '/staff/admin/keys', vi: '/can-bo/quan-tri/khoa' },
} as const
