import { type StaffRoute, staffHref } from '@/lib/routes'

/** The page that tells how far a paper of many people is, looking again by itself (`Refresh`, next.config.ts). */
export function makingHref(
  route: Extract<StaffRoute, `${string}Making`>,
  params: Record<string, string>,
): string {
  return `${staffHref(route, params)}?tu-xem=1`
}
