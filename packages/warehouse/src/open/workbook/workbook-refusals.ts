/** Why a workbook is not read. */
export const workbookRefusals = {
  "workbook-damaged":
    "This workbook is damaged: a part of it is missing or cannot be read. Open it in Excel, save it again, and send that.",
  "workbook-entities":
    "This workbook declares entities or a document type, which Excel never writes and which can be used to harm. Open it in Excel, save it again, and send that.",
  "workbook-too-many-texts":
    "This workbook holds more different texts than can be kept at hand (1.5 million, or 50 million letters). Save the sheet as “CSV UTF-8”, and send that.",
  "workbook-locked": "This workbook is locked with a password. Open it, save it without the password, and send that.",
  "document-not-read": "This is a document or presentation and no spreadsheet. Save its table as a workbook (.xlsx) or CSV, and send that.",
  "workbook-empty": "There is nothing in the cells of this workbook. Choose one with a table in it.",
  "too-many-columns": "The table has more than 500 columns, which is the limit. Send it in several tables, or with its columns as rows.",
} as const;
