import type { ReactNode } from 'react'
import { Brand, type NavLink } from './site-header'

type StaffHeaderProps = {
  portal: { name: string; unit: string; href: string }
  /** Who is signed in, as written: “Đỗ Thị Xuân, Trưởng phòng Văn hóa - Xã hội”. */
  who: ReactNode
  /** Under which delegation she acts, if any. */
  acting?: ReactNode
  nav: { label: string; links: NavLink[] }
  /** The form that signs out. */
  signOut: ReactNode
}

export function StaffHeader({ portal, who, acting, nav, signOut }: StaffHeaderProps) {
  return (
    <header className="n-head">
      <div className="n-frame">
        <div className="n-head-row">
          <Brand {...portal} />
          <div className="n-staff-bar">
            <p>
              {who}
              {acting != null && <small>{acting}</small>}
            </p>
            {signOut}
          </div>
        </div>
        <nav className="n-nav n-nav-staff" aria-label={nav.label}>
          <ul>
            {nav.links.map((link) => (
              <li key={link.href}>
                <a href={link.href} aria-current={link.current ? 'page' : undefined}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  )
}
