import 'server-only'
import { createTransport } from 'nodemailer'
import { env, publicUrl } from '@/lib/env'
import type { Letter } from './outbox'

/** Whether there is a mail server at all; without one nobody writes letters. */
export function canMail(): boolean {
  return env().SMTP_URL !== undefined
}

/** The way to the mail server of SMTP_URL (`?from=` names the sender); null without one. */
export function openPost() {
  const address = env().SMTP_URL
  if (!address) return null
  const url = new URL(address)
  const host = new URL(publicUrl()).hostname
  const from = url.searchParams.get('from') ?? `nep@${host}`
  url.searchParams.delete('from')
  const waits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }
  const transport = createTransport({ url: url.href, pool: true, maxConnections: 1, ...waits })
  return {
    send: async ({ id, to, subject, body }: Letter) => {
      await transport.sendMail({
        from: { name: 'Nếp', address: from },
        to: { name: '', address: to },
        subject,
        text: body,
        messageId: `<${id}@${host}>`,
        // So that no holiday answer comes back to a box that nobody reads.
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    close: () => transport.close(),
  }
}
