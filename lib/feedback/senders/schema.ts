/** Where a post came from, as far as the request says. Never stored: only hashed with a salt that is gone tomorrow. */
export type Sender = { address: string; device: string }

export const forms = ['survey', 'counter', 'draft', 'suggestion'] as const
export type FeedbackForm = (typeof forms)[number]

export const discardReasons = ['honeypot', 'too-many', 'slip-used'] as const
export type DiscardReason = (typeof discardReasons)[number]

/** A bucket of so many posts at once that fills again by one every so many seconds. */
export type Bucket = { size: number; seconds: number }

/**
 * One device has little to say twice; a whole ward may stand behind one address, so that bucket is as deep as a busy
 * counter needs. A tablet on the counter is one device for everybody.
 */
export const buckets: Record<FeedbackForm, { device: Bucket; address: Bucket }> = {
  survey: { device: { size: 3, seconds: 120 }, address: { size: 40, seconds: 60 } },
  counter: { device: { size: 6, seconds: 15 }, address: { size: 40, seconds: 15 } },
  draft: { device: { size: 12, seconds: 60 }, address: { size: 60, seconds: 20 } },
  suggestion: { device: { size: 3, seconds: 300 }, address: { size: 20, seconds: 60 } },
}
