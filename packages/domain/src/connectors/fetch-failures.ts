/**
 * Why nothing new was brought. The record of the fetch keeps the code and the
 * sentence; more exact words may follow it. `again` are those that may be
 * otherwise in an hour: the connector tries those sooner than its next turn.
 */
export const fetchFailures = {
  "address-not-allowed": "The address leads to a network that is not public, so nothing was asked of it.",
  "host-not-found": "No server of that name was found. Check the address.",
  "cannot-connect": "The server could not be reached.",
  "certificate-invalid": "The server could not prove who it is: its certificate is not valid. Tell its publisher.",
  "took-too-long": "The server took too long to answer.",
  "cut-short": "The answer broke off before its end.",
  "too-many-redirects": "The server sent us on from address to address without end.",
  "redirect-not-allowed": "The server sent us on to an address that is not fetched from.",
  "not-there": "There is nothing at the address any more. Find out where the publisher has moved the file.",
  "not-permitted":
    "The server does not let us have the file: it wants a sign-in or refuses programs. Download the file and send it by hand.",
  "too-busy": "The server asked us to wait for longer than we can.",
  "answered-with-error": "The server answered with an error of its own.",
  "answer-too-large": "The file is larger than 2 GB, which is the most that a file may have.",
  "inflates-too-much": "The answer was packed so tightly that it must have been made to fill a disk. It was not unpacked.",
  "answer-empty": "The server answered with nothing at all.",
  "answer-is-a-page": "A web page came where a file of data was expected. Give the address of the file itself.",
  "answer-unreadable": "The answer is not of the form that was expected.",
  "answer-truncated": "Not all of the rows came, and a part of a table is not kept.",
  "answer-repeats": "Some rows came twice, so what came is not the table that was asked for.",
  "answer-changed": "The data was changed at the source while it was being read, so its parts may not fit together.",
  "answer-not-asked-for": "More came than was asked for: the source did not heed a part of the query. Choose its dimensions again.",
  "query-refused": "Nomis did not accept the query.",
  "query-too-large": "The query is for more rows than are fetched at once. Choose fewer places, periods or categories.",
  "nothing-matches": "Nothing at the source matches the query. Choose other places, periods or categories.",
  "could-not-fetch": "We could not do this fetch, and it is our fault. Nothing was changed; fetch again, or tell us the connector.",
} as const;
export type FetchFailureCode = keyof typeof fetchFailures;

const again: readonly FetchFailureCode[] = [
  "host-not-found",
  "cannot-connect",
  "took-too-long",
  "cut-short",
  "too-busy",
  "answered-with-error",
  "answer-changed",
  "could-not-fetch",
];

/** Is it worth asking again before the next turn? */
export const maySucceedLater = (code: FetchFailureCode): boolean => again.includes(code);
