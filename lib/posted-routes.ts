// Staff pages of what hangs on walls, who has read it, and what inspectors found; lib/staff-routes.ts makes them part of the one table.

export const postedRoutes = {
  seePaper: { file: '/staff/papers/:token', vi: '/can-bo/to-giay/:token' },
  postings: { file: '/staff/units/:unit/postings', vi: '/can-bo/don-vi/:unit/niem-yet' },
  hangPaper: { file: '/staff/units/:unit/postings/hang', vi: '/can-bo/don-vi/:unit/niem-yet/ghi' },
  publicationList: {
    file: '/staff/units/:unit/postings/list/:quarter',
    vi: '/can-bo/don-vi/:unit/niem-yet/danh-muc/:quarter',
  },
  publicationPaper: {
    file: '/staff/units/:unit/postings/list/:quarter/print',
    vi: '/can-bo/don-vi/:unit/niem-yet/danh-muc/:quarter/in',
  },
  inspections: { file: '/staff/units/:unit/inspections', vi: '/can-bo/don-vi/:unit/kiem-tra' },
  inspection: { file: '/staff/units/:unit/inspections/:visit', vi: '/can-bo/don-vi/:unit/kiem-tra/:visit' },
  readArticle: { file: '/staff/codes/:code/:article', vi: '/can-bo/quy-tac/:code/doc/:article' },
  coverage: { file: '/staff/units/:unit/coverage', vi: '/can-bo/don-vi/:unit/quan-triet' },
  rollCall: {
    file: '/staff/units/:unit/coverage/roll-call',
    vi: '/can-bo/don-vi/:unit/quan-triet/diem-danh',
  },
  coveragePaper: {
    file: '/staff/units/:unit/coverage/print/:paper',
    vi: '/can-bo/don-vi/:unit/quan-triet/in/:paper',
  },
} as const
