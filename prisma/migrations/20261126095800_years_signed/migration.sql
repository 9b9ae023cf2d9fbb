-- Under which delegation a year was proposed or decided, if any.
ALTER TABLE "year_rating" ADD COLUMN "delegation_id" UUID;
ALTER TABLE "year_rating" ADD CONSTRAINT "year_rating_delegation_id_fkey" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE year_rating ADD CONSTRAINT year_rating_self_in_person CHECK (step <> 'self_rating' OR delegation_id IS NULL);
