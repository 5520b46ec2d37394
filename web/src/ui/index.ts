export { Button, ButtonLink } from "./button.tsx";
export { Card } from "./card.tsx";
export { Chart } from "./chart.tsx";
export type { ClassMethod } from "./class-breaks.ts";
export { Cite, CiteLink, Cites } from "./cite.tsx";
export { ComboBox } from "./combo-box.tsx";
export { Dialog } from "./dialog.tsx";
export { Downloads, csv, save } from "./download.tsx";
export {
  Checkbox,
  Checkboxes,
  DateField,
  Field,
  MoneyField,
  NumberField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  type Option,
} from "./fields.tsx";
export { Figure, IntervalBar } from "./figure.tsx";
export { FormPlace } from "./form-place.tsx";
export { ErrorSummary, Form, partsOf, useForm, type FieldState, type FormState } from "./form.tsx";
export {
  bytes,
  change,
  count,
  day,
  dayAndTime,
  dayShort,
  hashShort,
  Money,
  number,
  percent,
  pounds,
  poundsExactly,
  poundsShort,
  recently,
  time,
} from "./format.tsx";
export { SummaryList, TaskList, type SummaryRow, type Task } from "./lists.tsx";
export { Notice } from "./notice.tsx";
export { PickSeveral, type Choice } from "./pick-several.tsx";
export { PageHead } from "./page-head.tsx";
export { Pager } from "./pager.tsx";
export { Progress } from "./progress.tsx";
export { Empty, Loading, LoadingPage, Problem, saying } from "./states.tsx";
export { inOrder, Table, type Column, type Sorting } from "./table.tsx";
export { Standing, Tag, type Health } from "./tag.tsx";
export { Bead, ThreadBeads } from "./thread-beads.tsx";
