import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rewrites } from '@/lib/rewrites'
import { codeSlug, href, signedInPaths, staffHref } from '@/lib/routes'

function target(path: string): string | null {
  for (const { source, destination } of rewrites()) {
    const pattern = source
      .replace(/\/:rest\*/, '(?:/.*)?')
      .replace(/:\w+(\([^/]*\))?/g, (_, own: string | undefined) =>
        own?.startsWith('(?!') || own ? own! : '[^/]+',
      )
    if (new RegExp(`^${pattern}$`).test(path)) return destination
  }
  return null
}

describe('the route table', () => {
  it('writes Vietnamese addresses without and English ones with their prefix', () => {
    expect(href('vi', 'unitMonth', { unit: 'thuong-cat', month: '2026-10' })).toBe(
      '/don-vi/thuong-cat/ket-qua/2026-10',
    )
    expect(href('en', 'unitMonth', { unit: 'thuong-cat', month: '2026-10' })).toBe(
      '/en/units/thuong-cat/results/2026-10',
    )
    expect(staffHref('approval', { unit: 'thuong-cat', month: '2026-10' })).toBe(
      '/can-bo/don-vi/thuong-cat/danh-gia/2026-10/phe-duyet',
    )
  })

  it('turns the word of a code into the language and back', () => {
    expect(href('en', 'article', { code: 'noi-cong-cong', n: 3 })).toBe('/en/codes/public-places/article-3')
    expect(href('vi', 'article', { code: 'noi-cong-cong', n: 3 })).toBe('/quy-tac/noi-cong-cong/dieu-3')
    expect(codeSlug('en', 'public-places')).toBe('noi-cong-cong')
    expect(codeSlug('vi', 'noi-cong-cong')).toBe('noi-cong-cong')
  })

  it('knows no word of the other language', () => {
    expect(codeSlug('vi', 'staff')).toBeNull()
    expect(codeSlug('en', 'can-bo')).toBeNull()
  })

  it('sends a known address to its page and an unknown one to the 404', () => {
    expect(target('/don-vi/thuong-cat/mot-cua')).toBe('/vi/units/:unit/one-stop')
    expect(target('/quy-tac/can-bo/dieu-3')).toBe('/vi/codes/:code/article-:n')
    expect(target('/khong/co')).toBe('/vi/missing')
    expect(target('/units')).toBe('/vi/missing')
  })

  it.each(['/health/ready', '/api/v1/units', '/en/units', '/vi/units', '/_next/static/x', '/robots.txt'])(
    'leaves %s alone',
    (path) => expect(target(path)).toBeNull(),
  )

  it('is held by proxy.ts, whose list Next reads from the source text', () => {
    const listed = /matcher: (\[[^\]]*\])/.exec(readFileSync('proxy.ts', 'utf8'))?.[1] ?? ''
    expect(JSON.parse(listed.replaceAll("'", '"').replace(/,\s*\]/, ']'))).toEqual(signedInPaths)
  })
})
