// Staff pages of what hangs on walls and who has read it; lib/staff-routes.ts makes them part of the one table.

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
} as const
