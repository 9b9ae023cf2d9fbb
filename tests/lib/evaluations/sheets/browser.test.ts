import { expect, it, vi } from 'vitest'

vi.mock('zod', () => {
  throw new Error('Zod would come with the page: as much again as all of the sheet’s own code.')
})

it('brings no reader of schemas into the sheet’s page', async () => {
  await expect(import('@/components/evaluations/grid/start')).resolves.toHaveProperty('startSheet')
  await expect(import('@/components/evaluations/grid/rows')).resolves.toHaveProperty('rowsHtml')
})
