import { z } from 'zod'

// The one reader of process.env. A wrong setting stops the program with a sentence that names it.

const optional = (schema: z.ZodString) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const schema = z.object({
  DATABASE_URL: z
    .string({ error: 'DATABASE_URL chưa có: chạy bằng `npm start`, hoặc đặt địa chỉ máy chủ PostgreSQL.' })
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL phải bắt đầu bằng postgresql://'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  PUBLIC_URL: optional(
    z.string().regex(/^https?:\/\/[^/]+$/, 'PUBLIC_URL là gốc của cổng, ví dụ https://nep.example.vn'),
  ),
  AUTH_SECRET: optional(z.string().min(32, 'AUTH_SECRET cần ít nhất 32 ký tự.')),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\//, 'SMTP_URL phải bắt đầu bằng smtp:// hoặc smtps://')),
  OIDC_ISSUER: optional(z.string()),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
  DEMO: z.enum(['0', '1'], { error: 'DEMO chỉ nhận 0 hoặc 1.' }).default('0'),
  DEMO_PASSWORD: optional(z.string().min(8, 'DEMO_PASSWORD cần ít nhất 8 ký tự.')),
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
  const result = schema.safeParse(process.env)
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
