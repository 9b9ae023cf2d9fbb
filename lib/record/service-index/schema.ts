/** The groups by which QĐ 766/QĐ-TTg (23/6/2022) scores service, in the order and with the points of the national portal. */
export const serviceGroups = [
  { key: 'openness', points: 18 },
  { key: 'progress', points: 20 },
  { key: 'online', points: 12 },
  { key: 'payment', points: 10 },
  { key: 'satisfaction', points: 18 },
  { key: 'digitisation', points: 22 },
] as const

export type ServiceGroup = (typeof serviceGroups)[number]['key']

/** The rate, in percent, from which a group has all its points. Where no source names one, the rate counts in full. */
export const targets = { progress: 100, online: 50, satisfaction: 90 } as const
