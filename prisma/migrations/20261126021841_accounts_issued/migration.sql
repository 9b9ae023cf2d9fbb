-- A password that somebody else drew is good for one sign-in: its owner chooses her own before anything else.
ALTER TABLE "account" ADD COLUMN "must_change_password" BOOLEAN NOT NULL DEFAULT false;

-- Who an identity provider (OIDC) says she is: one account an identity, linked once and never moved.
CREATE TABLE "account_identity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "account_identity_pkey" PRIMARY KEY ("issuer", "subject")
);
CREATE INDEX "account_identity_account_id_idx" ON "account_identity"("account_id");
ALTER TABLE "account_identity" ADD CONSTRAINT "account_identity_account_id_fkey"
  FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_identity TO nep_app;
