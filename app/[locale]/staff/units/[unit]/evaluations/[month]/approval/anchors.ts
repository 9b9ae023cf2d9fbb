/** Where on the page each step is taken. */
export const anchors = { approve: 'phe-duyet', return: 'tra-lai', reopen: 'mo-lai' } as const
