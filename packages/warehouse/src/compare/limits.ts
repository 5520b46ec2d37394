/** Lists in a comparison end here. The counts beside them do not. */
export const most = { changes: 100, codes: 100, periods: 200 };
