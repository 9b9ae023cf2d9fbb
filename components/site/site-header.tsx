import type { ReactNode } from 'react'
import { VisuallyHidden } from '@/components/ui/text'

/** `current`: this very page, or (`true`) the part of the portal it stands in. */
export type NavLink = { href: string; label: string; current?: 'page' | 'true' }
export type LanguageLink = { href: string; label: string; lang: string }
export type SearchTexts = { action: string; label: string; button: string; name?: string; value?: string }

type SiteHeaderProps = {
  portal: { name: string; tagline: string; unit?: string; href: string }
  nav: { label: string; links: NavLink[] }
  /** Word on the phone's list of links: “Mục lục”. */
  menu: string
  search: SearchTexts
  language?: LanguageLink | null
}

/** Whose portal it is, the ways in, and the one red line. On phones the links fold into a list that opens
 * without a script; `display: none` keeps the twin out of everybody's way. */
export function SiteHeader({ portal, nav, menu, search, language }: SiteHeaderProps) {
  return (
    <header className="n-head">
      <div className="n-frame">
        <div className="n-head-row">
          <Brand {...portal} />
          <div className="n-tools">
            <Search {...search} id="search-desk" />
            {language && <Language {...language} />}
          </div>
        </div>
        <nav className="n-nav n-nav-desk" aria-label={nav.label}>
          <Links links={nav.links} />
        </nav>
        <Menu word={menu}>
          <Search {...search} id="search-phone" />
          <nav className="n-nav" aria-label={nav.label}>
            <Links links={nav.links} language={language} />
          </nav>
        </Menu>
      </div>
    </header>
  )
}

export function Brand({ name, tagline, unit, href }: SiteHeaderProps['portal']) {
  return (
    <div className="n-brand">
      <a href={href}>
        <span className="n-brand-name">{name}</span>
        <span className="n-brand-unit">
          <span>{tagline}</span> {unit && <span>{unit}</span>}
        </span>
      </a>
    </div>
  )
}

/** On phones the ways in fold into a list. */
export function Menu({ word, children }: { word: string; children: ReactNode }) {
  return (
    <details className="n-menu">
      <summary>{word}</summary>
      <div>{children}</div>
    </details>
  )
}

export function Links({ links, language }: { links: NavLink[]; language?: LanguageLink | null }) {
  return (
    <ul>
      {links.map((link) => (
        <li key={link.href}>
          <a href={link.href} aria-current={link.current}>
            {link.label}
          </a>
        </li>
      ))}
      {language && (
        <li>
          <Language {...language} />
        </li>
      )}
    </ul>
  )
}

function Language({ href, label, lang }: LanguageLink) {
  return (
    <a className="n-link-target" href={href} hrefLang={lang} lang={lang}>
      {label}
    </a>
  )
}

/** A plain GET form; also for the first page, where finding one's ward is the task. */
export function Search({ id, action, label, button, name = 'q', value }: SearchTexts & { id: string }) {
  return (
    <form className="n-search" role="search" aria-label={label} action={action} method="get">
      <div>
        <label htmlFor={id}>
          <VisuallyHidden>{label}</VisuallyHidden>
        </label>
        <input
          className="n-input"
          id={id}
          type="search"
          name={name}
          defaultValue={value}
          placeholder={label}
        />
      </div>
      <button className="n-button n-button-second" type="submit">
        {button}
      </button>
    </form>
  )
}
