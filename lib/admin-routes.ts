/** What administrators keep: a part of the one route table. */
export const adminRoutes = {
  admin: { file: '/staff/admin', vi: '/can-bo/quan-tri' },
  adminUnit: { file: '/staff/admin/units/:unit', vi: '/can-bo/quan-tri/don-vi/:unit' },
  adminPerson: {
    file: '/staff/admin/units/:unit/people/:person',
    vi: '/can-bo/quan-tri/don-vi/:unit/nguoi/:person',
  },
  adminCalendar: { file: '/staff/admin/calendar', vi: '/can-bo/quan-tri/lich-lam-viec' },
  schemes: { file: '/staff/admin/schemes', vi: '/can-bo/quan-tri/phuong-an' },
  scheme: { file: '/staff/admin/schemes/:scheme', vi: '/can-bo/quan-tri/phuong-an/:scheme' },
  schemeDraft: { file: '/staff/admin/scheme-drafts/:draft', vi: '/can-bo/quan-tri/phuong-an-moi/:draft' },
} as const
