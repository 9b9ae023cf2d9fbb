export type Crumb = { href: string; label: string }

/** Where am I: from the portal's first page down to the parent; the page itself is named by its h1. */
export function Breadcrumb({ label, crumbs }: { label: string; crumbs: Crumb[] }) {
  if (crumbs.length === 0) return null
  return (
    <nav className="n-crumbs" aria-label={label}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
