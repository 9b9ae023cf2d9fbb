/** A field that no person sees or reaches; whoever fills it in is a program. */
export function Honeypot({ label }: { label: string }) {
  return (
    <div className="n-hidden" aria-hidden="true">
      <label htmlFor="website">{label}</label>
      <input id="website" name="website" type="text" tabIndex={-1} autoComplete="off" />
    </div>
  )
}
