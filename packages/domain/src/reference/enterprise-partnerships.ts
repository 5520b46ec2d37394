/** A local enterprise partnership under one code, over one stretch of time. */
export type EnterprisePartnership = { code: string; name: string; from: string; to: string };

/**
 * The local enterprise partnerships of England, 2010 to 2024, with the days each code stood for each: E37000043
 * and E37000058 were kept in April 2021 for partnerships of other areas, so a code alone does not say which is
 * meant, and before 2021 some districts were in two. From a public copy of the
 * Code History Database of July 2024 (Office for National Statistics).
 */
export const enterprisePartnerships: readonly EnterprisePartnership[] = `
E37000001 2010-12-13 2023-03-31 Black Country
E37000002 2011-12-21 2020-03-31 Buckinghamshire Thames Valley
E37000003 2010-10-28 2024-03-31 Cheshire and Warrington
E37000004 2012-03-11 2020-03-31 Coast to Capital
E37000005 2010-10-28 2024-03-31 Cornwall and Isles of Scilly
E37000006 2010-10-28 2023-03-31 Coventry and Warwickshire
E37000007 2010-10-28 2024-03-31 Cumbria
E37000008 2010-10-28 2020-03-31 Derby, Derbyshire, Nottingham and Nottinghamshire
E37000009 2011-07-07 2024-03-31 Dorset
E37000010 2011-11-02 2020-03-31 Enterprise M3
E37000011 2011-05-18 2022-12-30 Gloucestershire
E37000011 2022-12-31 2024-03-31 GFirst
E37000012 2010-10-28 2024-03-31 Greater Birmingham and Solihull
E37000013 2010-10-28 2017-03-31 Greater Cambridge and Greater Peterborough
E37000014 2011-07-11 2021-03-31 Greater Lincolnshire
E37000015 2010-10-28 2024-03-31 Greater Manchester
E37000016 2011-03-31 2024-03-31 Heart of the South West
E37000017 2010-10-28 2020-03-31 Hertfordshire
E37000018 2011-06-10 2020-03-31 Humber
E37000019 2011-04-13 2024-03-31 Lancashire
E37000020 2010-10-28 2020-03-31 Leeds City Region
E37000021 2010-10-28 2024-03-31 Leicester and Leicestershire
E37000022 2010-10-28 2024-03-31 Liverpool City Region
E37000023 2011-02-17 2020-03-31 London
E37000024 2010-12-13 2020-03-31 New Anglia
E37000025 2011-01-13 2024-03-31 North East
E37000026 2011-09-23 2017-03-31 Northamptonshire
E37000027 2010-10-28 2020-03-31 Oxfordshire
E37000028 2010-10-28 2013-01-30 Sheffield City Region
E37000029 2010-10-28 2020-03-31 Solent
E37000030 2010-10-28 2020-03-31 South East
E37000031 2011-12-14 2017-03-31 South East Midlands
E37000032 2010-10-28 2024-03-31 Stoke-on-Trent and Staffordshire
E37000033 2011-07-21 2024-03-31 Swindon and Wiltshire
E37000034 2010-10-28 2024-03-31 Tees Valley
E37000035 2010-10-28 2024-03-31 Thames Valley Berkshire
E37000036 2010-10-28 2024-03-31 The Marches
E37000037 2010-10-28 2024-03-31 West of England
E37000038 2010-12-13 2024-03-31 Worcestershire
E37000039 2011-02-10 2020-03-31 York, North Yorkshire and East Riding
E37000040 2013-01-31 2020-03-31 Sheffield City Region
E37000041 2017-04-01 2020-03-31 South East Midlands
E37000042 2017-04-01 2020-03-31 Greater Cambridge and Greater Peterborough
E37000043 2020-04-01 2021-03-31 Buckinghamshire Thames Valley
E37000043 2021-04-01 2024-03-31 Buckinghamshire
E37000044 2020-04-01 2024-03-31 Coast to Capital
E37000045 2020-04-01 2022-12-30 Derby, Derbyshire, Nottingham and Nottinghamshire
E37000045 2022-12-31 2024-03-31 D2N2
E37000046 2020-04-01 2024-03-31 Enterprise M3
E37000047 2020-04-01 2021-03-31 Greater Cambridge and Greater Peterborough
E37000048 2020-04-01 2024-03-31 Hertfordshire
E37000049 2020-04-01 2021-03-31 Humber
E37000050 2020-04-01 2021-03-31 Leeds City Region
E37000051 2020-04-01 2022-12-30 London
E37000051 2022-12-31 2024-03-31 The London Economic Action Partnership
E37000052 2020-04-01 2024-03-31 New Anglia
E37000053 2020-04-01 2022-12-30 Oxfordshire
E37000053 2022-12-31 2024-03-31 OxLEP
E37000054 2020-04-01 2022-11-30 Sheffield City Region
E37000054 2022-12-01 2024-03-31 South Yorkshire
E37000055 2020-04-01 2024-03-31 Solent
E37000056 2020-04-01 2024-03-31 South East
E37000057 2020-04-01 2024-03-31 South East Midlands
E37000058 2020-04-01 2021-03-31 York, North Yorkshire and East Riding
E37000058 2021-04-01 2024-03-31 York and North Yorkshire
E37000059 2021-04-01 2022-12-30 Greater Cambridge and Greater Peterborough
E37000059 2022-12-31 2024-03-31 The Business Board
E37000060 2021-04-01 2024-03-31 Greater Lincolnshire
E37000061 2021-04-01 2024-03-31 Hull and East Riding
E37000062 2021-04-01 2024-03-31 Leeds City Region
`
  .trim()
  .split("\n")
  .map((line) => {
    const [code = "", from = "", to = "", ...name] = line.split(" ");
    return { code, from, to, name: name.join(" ") };
  });

/** The partnership that a code stood for on a day. */
export const partnershipOn = (code: string, day: string): EnterprisePartnership | undefined =>
  enterprisePartnerships.find((one) => one.code === code && one.from <= day && day <= one.to);
