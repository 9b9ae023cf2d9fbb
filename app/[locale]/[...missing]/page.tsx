import { notFound } from 'next/navigation'

// Per request: an unknown address must not take a place in the cache.
export const dynamic = 'force-dynamic'

export default function Missing() {
  notFound()
}
