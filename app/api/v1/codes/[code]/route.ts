import { publishedCode } from '@/app/code-texts'
import { openCode } from '@/lib/codes/views/rules'
import { noQuery } from '@/lib/open-data/schema'
import { answer, problem } from '../../answer'
import { door } from '../../door'
import { question } from '../../question'

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../../door'
export const dynamic = 'force-dynamic'

export const GET = door(async (request, { params }: { params: Promise<{ code: string }> }) => {
  const { wrong } = question(request, noQuery)
  if (wrong) return wrong
  const code = await publishedCode((await params).code)
  if (!code) {
    return problem(404, 'Không có bộ quy tắc này', 'Xem các bộ quy tắc và slug của chúng tại /api/v1/codes.')
  }
  return answer(request, { ...openCode(code), chapters: code.chapters })
})
