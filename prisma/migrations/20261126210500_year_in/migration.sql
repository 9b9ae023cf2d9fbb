-- The proposals of a year come in as a workbook too; its file is kept under the year's last month.
ALTER TYPE "import_kind" ADD VALUE 'year';
