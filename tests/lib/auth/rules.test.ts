import { describe, expect, it } from 'vitest'
import { comesFromHere, pathHere, returnPath } from '@/lib/auth/session/rules'

describe('returnPath', () => {
  it.each(['/can-bo', '/can-bo/danh-gia/2026-10?a=1', '/'])('goes on to %s', (path) => {
    expect(returnPath(path)).toBe(path)
  })

  it.each([
    ...['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', 'can-bo', ''],
    ...['/a\\b', '/\t/evil.example', '/\n/evil.example', '\\\\evil.example', ' /can-bo', null, undefined],
    `/${'a'.repeat(2001)}`,
  ])('does not go on to %j', (path) => {
    expect(returnPath(path)).toBeNull()
  })
})

describe('comesFromHere', () => {
  const here = { site: null, host: 'nep.example.vn', publicUrl: 'https://nep.example.vn' }

  it.each([
    { ...here, origin: 'https://nep.example.vn' },
    { ...here, origin: 'http://localhost:3000', host: 'localhost:3000' },
    { ...here, origin: 'https://nep.example.vn', host: '10.0.0.4:3000' },
    { ...here, origin: 'https://nep.example.vn', site: 'same-origin' },
    { ...here, origin: null, site: 'same-origin' },
  ])('takes %j', (sent) => expect(comesFromHere(sent)).toBe(true))

  it.each([
    { ...here, origin: null },
    { ...here, origin: null, site: 'none' },
    { ...here, origin: 'null' },
    { ...here, origin: 'https://evil.example' },
    { ...here, origin: 'https://nep.example.vn.evil.example' },
    { ...here, origin: 'https://evil.example/nep.example.vn' },
    { ...here, origin: 'https://nep.example.vn', site: 'cross-site' },
    { ...here, origin: 'https://nep.example.vn', site: 'same-site' },
    { ...here, origin: 'https://evil.example', host: null },
  ])('refuses %j', (sent) => expect(comesFromHere(sent)).toBe(false))
})

describe('pathHere', () => {
  it.each([
    ['http://localhost:3000/can-bo?a=1', '/can-bo?a=1'],
    ['https://nep.example.vn/dang-nhap', '/dang-nhap'],
    ['/can-bo', '/can-bo'],
    ['http://localhost:3000//xau.example/can-bo', null],
    ['http://localhost:3000/\\xau.example', null],
    ['//xau.example//hai', null],
  ])('%s leads to %s', (address, path) => expect(pathHere(address)).toBe(path))
})
