// Staff pages where the one-stop model is kept: a ward's part by its clerk, the city's standards by the editor.

export const modelRoutes = {
  modelDesk: { file: '/staff/units/:unit/model', vi: '/can-bo/don-vi/:unit/mo-hinh-mot-cua' },
  modelHours: {
    file: '/staff/units/:unit/model/hours',
    vi: '/can-bo/don-vi/:unit/mo-hinh-mot-cua/noi-va-gio',
  },
  modelCounters: {
    file: '/staff/units/:unit/model/counters',
    vi: '/can-bo/don-vi/:unit/mo-hinh-mot-cua/quay',
  },
  modelOfficers: {
    file: '/staff/units/:unit/model/officers',
    vi: '/can-bo/don-vi/:unit/mo-hinh-mot-cua/nguoi-truc',
  },
  modelStandard: {
    file: '/staff/units/:unit/model/standards/:standard',
    vi: '/can-bo/don-vi/:unit/mo-hinh-mot-cua/chuan/:standard',
  },
  standards: { file: '/staff/standards', vi: '/can-bo/chuan-mot-cua' },
  standard: { file: '/staff/standards/:standard', vi: '/can-bo/chuan-mot-cua/:standard' },
} as const
