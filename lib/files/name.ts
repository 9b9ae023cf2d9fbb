/** A name fit for a list and a download: no path, no marks that turn text around, at most 100 letters. */
export function fileName(given: string, ending: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{C}"<>|?*:;%]/gu, '')
    .replace(/\.[^.]{1,8}$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100)
  return `${plain || 'tep'}.${ending}`
}

/** RFC 6266: the name in ASCII for old programs, and as it is. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_')
  const exact = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${exact}`
}
