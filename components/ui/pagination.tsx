export type PageLink = { number: number; label: string; href: string; current?: boolean }

type PaginationProps = {
  /** Names the landmark: “Các trang kết quả”. */
  label: string
  previous?: { href: string; label: string } | null
  next?: { href: string; label: string } | null
  /** `null` stands for the pages left out. */
  pages: (PageLink | null)[]
}

export function Pagination({ label, previous, next, pages }: PaginationProps) {
  return (
    <nav className="n-pages" aria-label={label}>
      {previous && (
        <a className="n-pages-edge" rel="prev" href={previous.href}>
          {previous.label}
        </a>
      )}
      {pages.map((page, index) =>
        page ? (
          <a
            key={page.number}
            href={page.href}
            aria-label={page.label}
            aria-current={page.current ? 'page' : undefined}
          >
            {page.number}
          </a>
        ) : (
          <span key={`gap-${index}`} aria-hidden="true">
            …
          </span>
        ),
      )}
      {next && (
        <a className="n-pages-edge" rel="next" href={next.href}>
          {next.label}
        </a>
      )}
    </nav>
  )
}
