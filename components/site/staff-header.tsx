import type { ReactNode } from 'react'
import { Brand, Links, Menu, type NavLink } from './site-header'

type StaffHeaderProps = {
  portal: { name: string; tagline: string; unit: string; href: string }
  /** Who is signed in, as written: “Đỗ Thị Xuân, Trưởng phòng Văn hóa - Xã hội”. */
  who: ReactNode
  /** Under which delegation she acts, if any. */
  acting?: ReactNode
  nav: { label: string; links: NavLink[] }
  /** Word on the phone's list of links. */
  menu: string
  /** The form that signs out. */
  signOut: ReactNode
}

export function StaffHeader({ portal, who, acting, nav, menu, signOut }: StaffHeaderProps) {
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
        <nav className="n-nav n-nav-desk" aria-label={nav.label}>
          <Links links={nav.links} />
        </nav>
        <Menu word={menu}>
          <nav className="n-nav" aria-label={nav.label}>
            <Links links={nav.links} />
          </nav>
        </Menu>
      </div>
    </header>
  )
}
