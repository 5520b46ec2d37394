/** Why an archive is not read, by what was found in it. */
export const archiveRefusals = {
  "zip-damaged": "The ZIP archive is cut short or damaged. Make it again, or send the table itself.",
  "zip-encrypted": "The ZIP archive is locked with a password. Unpack it and send the table itself, or make an archive without a password.",
  "zip-split": "This is one part of a ZIP archive in several parts. Join the parts into one archive, or send the table itself.",
  "zip-method": "The ZIP archive packs its files in a way that Concord does not read. Make it again with the usual settings (“deflate”).",
  "zip-unsafe":
    "The ZIP archive has a file in it whose name leads out of the archive. That is not how a table is sent: unpack it and send the table itself.",
  "zip-overlapping":
    "Files in this ZIP archive lie over one another, so that it claims to hold more than it does. Make the archive again, or send the table itself.",
  "zip-too-many-files": "There are more than 10,000 files in this ZIP archive. Send the one that holds the table.",
  "packed-twice": "This file is packed twice. Unpack it once, then send it.",
  "word-not-read": "This is a Word document. Copy its table into Excel, save it as a workbook (.xlsx) or CSV, and send that.",
  "slides-not-read": "This is a PowerPoint presentation. Send the table behind it as a workbook (.xlsx) or CSV.",
  "xlsb-not-read": "This is a binary Excel workbook (.xlsb). Open it in Excel, save it as an Excel workbook (.xlsx), and send that.",
  "numbers-not-read": "This is a Numbers spreadsheet. Export it from Numbers as Excel or CSV, and send that.",
  "kmz-not-read": "This is a map for Google Earth (.kmz). Save it as GeoJSON, and send that.",
  "shapefile-not-read":
    "This ZIP archive holds a shapefile. Save the layer as GeoJSON, which keeps shapes and table in one file, and send that.",
} as const;
