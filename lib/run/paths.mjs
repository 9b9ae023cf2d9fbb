import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const data = join(root, '.data')
export const migrations = join(root, 'prisma', 'migrations')
