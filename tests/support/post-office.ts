import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type PostOffice = {
  /** What SMTP_URL is set to. */
  url: string
  received: ParsedMail[]
  /** How many letters are turned away before it takes them again. */
  turnAway: (count: number) => void
  close: () => Promise<void>
}

/** A real mail server on this machine that keeps what it is sent. */
export async function openPostOffice(): Promise<PostOffice> {
  const received: ParsedMail[] = []
  let refusing = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      void simpleParser(stream).then((mail) => {
        if (refusing > 0) {
          refusing -= 1
          return done(Object.assign(new Error('Mailbox busy'), { responseCode: 451 }))
        }
        received.push(mail)
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}?from=nep@phuong.example`,
    received,
    turnAway: (count) => (refusing = count),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
