const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const year = "(?:1[5-9]|2[01])\\d\\d";

const shapes = [
  year, // 2021
  `${year}[-/ ]?q[1-4]`, // 2021 Q1
  `q[1-4][-/ ]?${year}`,
  `${year}[-/](?:0[1-9]|1[0-2])`, // 2021-03, and 2021/03
  `${year}(?:0[1-9]|1[0-2])`, // 202103
  `(?:fy ?)?${year}[-/–]\\d\\d`, // 2020/21
  `${year}/\\d\\d ?(?:-|–|to) ?${year}/\\d\\d`, // 2013/14 to 2017/18
  `fy ?${year}`,
  `(?:fy ?)?${year}(?: ?to ?|[-/–])${year}`,
  `(?:mid|end)[- ]${year}`,
  `${month}[- ]${year}`, // March 2021
  `${month}[- ]\\d\\d`, // Mar-21
  `${year}[- ]?${month}`,
  `${month}[- ]?(?:-|to|–)[- ]?${month}[- ]${year}`, // Jan-Mar 2021
  `${month}[- ]${year} ?(?:-|–|to) ?${month}[- ]${year}`, // Jan 2021-Dec 2021
  `(?:year|quarter|12 months|3 months) (?:ending|to|ended)(?: \\d{1,2})? ${month} ${year}`,
  `${year}-\\d\\d-\\d\\d`,
  `\\d\\d/\\d\\d/${year}`,
];
const period = new RegExp(`^(?:${shapes.join("|")})$`, "i");

/** A year, quarter, month, financial year or span of them, as statistics write it. */
export function isPeriod(cell: string): boolean {
  const text = cell.trim();
  return text.length >= 4 && text.length <= 40 && period.test(text);
}
