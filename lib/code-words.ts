// The two Codes' words in addresses; code slugs are Vietnamese everywhere else.
const codeWords: Record<string, string> = { 'can-bo': 'staff', 'noi-cong-cong': 'public-places' }

/** A code's word in an address of that language. */
export function codeWord(locale: 'vi' | 'en', slug: string): string {
  return locale === 'en' ? (codeWords[slug] ?? slug) : slug
}

/** The Vietnamese slug of a code from an address in that language, or null when the word belongs to the other one. */
export function codeSlug(locale: 'vi' | 'en', word: string): string | null {
  if (locale === 'vi') return Object.values(codeWords).includes(word) ? null : word
  const found = Object.entries(codeWords).find(([, en]) => en === word)
  return found ? found[0] : word in codeWords ? null : word
}
