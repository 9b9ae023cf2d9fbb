/** The case that every scheme has, by the name that it has outside. Here without zod: the sheet's page grades by it. */
export const disciplineDecision = 'discipline_decision'
