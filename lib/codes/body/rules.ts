import { marked } from 'marked'
import sanitizeHtml from 'sanitize-html'

// What a signed text needs, and nothing that leads away, loads or runs.
const allowed = ['p', 'br', 'ol', 'ul', 'li', 'strong', 'em', 'blockquote', 'h4', 'hr']

/** A little Markdown as HTML that is safe to show: paragraphs, lists, emphasis; whatever else was typed is shown as typed. */
export function renderBody(markdown: string): string {
  // A "<" of a text is a sign, never markup.
  const html = marked.parse(markdown.replaceAll('&', '&amp;').replaceAll('<', '&lt;'), {
    async: false,
    breaks: true,
    gfm: false,
  })
  return sanitizeHtml(html, {
    allowedTags: allowed,
    allowedAttributes: { ol: ['start'] },
    transformTags: { h1: 'h4', h2: 'h4', h3: 'h4', h5: 'h4', h6: 'h4', b: 'strong', i: 'em' },
  })
}
