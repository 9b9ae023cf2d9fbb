import { publishedCodes } from '@/app/code-texts'
import { openCode } from '@/lib/codes/views/rules'
import { answer } from '../answer'
import { door } from '../door'

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../door'
export const dynamic = 'force-dynamic'

export const GET = door(async (request) =>
  answer(request, { data: (await publishedCodes()).map(openCode), next: null }),
)
