import { z } from 'zod'

// The one reader of process.env. A wrong setting stops the program with a sentence that names it.

const schema = z.object({
  DATABASE_URL: z
    .string({ error: 'DATABASE_URL chưa có: chạy bằng `npm start`, hoặc đặt địa chỉ máy chủ PostgreSQL.' })
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL phải bắt đầu bằng postgresql://'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^/]+\/?$/, 'PUBLIC_URL là gốc của cổng, ví dụ https://nep.example.vn')
    .transform((address) => address.replace(/\/$/, ''))
    .optional(),
  AUTH_SECRET: z.string().min(32, 'AUTH_SECRET cần ít nhất 32 ký tự.').optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'SMTP_URL phải bắt đầu bằng smtp:// hoặc smtps://')
    .optional(),
  OIDC_ISSUER: z.string().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  DEMO: z.enum(['0', '1'], { error: 'DEMO chỉ nhận 0 hoặc 1.' }).default('0'),
  DEMO_PASSWORD: z.string().min(8, 'DEMO_PASSWORD cần ít nhất 8 ký tự.').optional(),
  JOBS: z.enum(['0', '1'], { error: 'JOBS chỉ nhận 0 hoặc 1.' }).default('1'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
})

/** Its message names every wrong setting. */
export class WrongSettings extends Error {}

export type Env = z.infer<typeof schema>

let parsed: Env | undefined

/** The settings, read and checked once. Throws a sentence naming each wrong one. */
export function env(): Env {
  if (parsed) return parsed
  // A form or a compose file sets what it leaves out to nothing.
  const given = Object.entries(process.env).filter(([, value]) => value !== '')
  const result = schema.safeParse(Object.fromEntries(given))
  if (!result.success) {
    throw new WrongSettings(
      result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    )
  }
  return (parsed = result.data)
}

/** Root of the portal's own addresses: PUBLIC_URL, or this machine. */
export function publicUrl(): string {
  return env().PUBLIC_URL ?? `http://localhost:${env().PORT}`
}
