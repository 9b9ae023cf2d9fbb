import { publishedCodes } from '@/app/code-texts'
import { openCode } from '@/lib/codes/views/rules'
import { answer } from '../answer'

export async function GET(request: Request) {
  return answer(request, { data: (await publishedCodes()).map(openCode), next: null })
}
