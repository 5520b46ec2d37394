/**
 * Every local authority district of the United Kingdom there has been since codes of nine characters were
 * given out, by region and, where a county council stands above it, by county. A line gives the first code
 * of a run and the names of that code and of those that follow it. From a public copy of the Code History
 * Database of July 2024 (Office for National Statistics), and what has changed since; names as they are now, or last were.
 * When each began and ended is in `reorganisations.ts`.
 */
export const districtRegister = `
E12000001 North East
  E06000001 Hartlepool; Middlesbrough; Redcar and Cleveland; Stockton-on-Tees; Darlington
  E06000047 County Durham; Northumberland
  E06000057 Northumberland
  E08000020 Gateshead; Newcastle upon Tyne; North Tyneside; South Tyneside; Sunderland
  E08000037 Gateshead
  E10000010 Durham to 2009-03-31
    E07000054 Chester-le-Street; Derwentside; Durham; Easington; Sedgefield; Teesdale; Wear Valley
  E10000022 Northumberland to 2009-03-31
    E07000157 Alnwick; Berwick-upon-Tweed; Blyth Valley; Castle Morpeth; Tynedale; Wansbeck
E12000002 North West
  E06000006 Halton; Warrington; Blackburn with Darwen; Blackpool
  E06000049 Cheshire East; Cheshire West and Chester
  E06000063 Cumberland; Westmorland and Furness
  E08000001 Bolton; Bury; Manchester; Oldham; Rochdale; Salford; Stockport; Tameside; Trafford; Wigan; Knowsley; Liverpool
  E08000013 St. Helens; Sefton; Wirral
  E10000004 Cheshire to 2009-03-31
    E07000013 Chester; Congleton; Crewe and Nantwich; Ellesmere Port and Neston; Macclesfield; Vale Royal
  E10000006 Cumbria to 2023-03-31
    E07000026 Allerdale; Barrow-in-Furness; Carlisle; Copeland; Eden; South Lakeland
  E10000017 Lancashire
    E07000117 Burnley; Chorley; Fylde; Hyndburn; Lancaster; Pendle; Preston; Ribble Valley; Rossendale; South Ribble
    E07000127 West Lancashire; Wyre
E12000003 Yorkshire and The Humber
  E06000010 Kingston upon Hull, City of; East Riding of Yorkshire; North East Lincolnshire; North Lincolnshire; York
  E06000065 North Yorkshire
  E08000016 Barnsley; Doncaster; Rotherham; Sheffield
  E08000032 Bradford; Calderdale; Kirklees; Leeds; Wakefield
  E08000038 Barnsley; Sheffield
  E10000023 North Yorkshire to 2023-03-31
    E07000163 Craven; Hambleton; Harrogate; Richmondshire; Ryedale; Scarborough; Selby
E12000004 East Midlands
  E06000015 Derby; Leicester; Rutland; Nottingham
  E06000061 North Northamptonshire; West Northamptonshire
  E10000007 Derbyshire
    E07000032 Amber Valley; Bolsover; Chesterfield; Derbyshire Dales; Erewash; High Peak; North East Derbyshire
    E07000039 South Derbyshire
  E10000018 Leicestershire
    E07000129 Blaby; Charnwood; Harborough; Hinckley and Bosworth; Melton; North West Leicestershire; Oadby and Wigston
  E10000019 Lincolnshire
    E07000136 Boston; East Lindsey; Lincoln; North Kesteven; South Holland; South Kesteven; West Lindsey
  E10000021 Northamptonshire to 2021-03-31
    E07000150 Corby; Daventry; East Northamptonshire; Kettering; Northampton; South Northamptonshire; Wellingborough
  E10000024 Nottinghamshire
    E07000170 Ashfield; Bassetlaw; Broxtowe; Gedling; Mansfield; Newark and Sherwood; Rushcliffe
E12000005 West Midlands
  E06000019 Herefordshire, County of; Telford and Wrekin; Stoke-on-Trent
  E06000051 Shropshire
  E08000025 Birmingham; Coventry; Dudley; Sandwell; Solihull; Walsall; Wolverhampton
  E10000026 Shropshire to 2009-03-31
    E07000182 Bridgnorth; North Shropshire; Oswestry; Shrewsbury and Atcham; South Shropshire
  E10000028 Staffordshire
    E07000192 Cannock Chase; East Staffordshire; Lichfield; Newcastle-under-Lyme; South Staffordshire; Stafford
    E07000198 Staffordshire Moorlands; Tamworth
  E10000031 Warwickshire
    E07000218 North Warwickshire; Nuneaton and Bedworth; Rugby; Stratford-on-Avon; Warwick
  E10000034 Worcestershire
    E07000234 Bromsgrove; Malvern Hills; Redditch; Worcester; Wychavon; Wyre Forest
E12000006 East of England
  E06000031 Peterborough; Luton; Southend-on-Sea; Thurrock
  E06000055 Bedford; Central Bedfordshire
  E10000001 Bedfordshire to 2009-03-31
    E07000001 Mid Bedfordshire; Bedford; South Bedfordshire
  E10000003 Cambridgeshire
    E07000008 Cambridge; East Cambridgeshire; Fenland; Huntingdonshire; South Cambridgeshire
  E10000012 Essex
    E07000066 Basildon; Braintree; Brentwood; Castle Point; Chelmsford; Colchester; Epping Forest; Harlow; Maldon; Rochford
    E07000076 Tendring; Uttlesford
  E10000015 Hertfordshire
    E07000095 Broxbourne; Dacorum; East Hertfordshire; Hertsmere; North Hertfordshire; St Albans; Stevenage; Three Rivers
    E07000103 Watford; Welwyn Hatfield
    E07000240 St Albans; Welwyn Hatfield; East Hertfordshire; Stevenage
  E10000020 Norfolk
    E07000143 Breckland; Broadland; Great Yarmouth; King's Lynn and West Norfolk; North Norfolk; Norwich; South Norfolk
  E10000029 Suffolk
    E07000200 Babergh; Forest Heath; Ipswich; Mid Suffolk; St Edmundsbury; Suffolk Coastal; Waveney
    E07000244 East Suffolk; West Suffolk
E12000007 London
  E09000001 City of London; Barking and Dagenham; Barnet; Bexley; Brent; Bromley; Camden; Croydon; Ealing; Enfield; Greenwich
  E09000012 Hackney; Hammersmith and Fulham; Haringey; Harrow; Havering; Hillingdon; Hounslow; Islington; Kensington and Chelsea
  E09000021 Kingston upon Thames; Lambeth; Lewisham; Merton; Newham; Redbridge; Richmond upon Thames; Southwark; Sutton
  E09000030 Tower Hamlets; Waltham Forest; Wandsworth; Westminster
E12000008 South East
  E06000035 Medway; Bracknell Forest; West Berkshire; Reading; Slough; Windsor and Maidenhead; Wokingham; Milton Keynes
  E06000043 Brighton and Hove; Portsmouth; Southampton; Isle of Wight
  E06000060 Buckinghamshire
  E10000002 Buckinghamshire to 2020-03-31
    E07000004 Aylesbury Vale; Chiltern; South Bucks; Wycombe
  E10000011 East Sussex
    E07000061 Eastbourne; Hastings; Lewes; Rother; Wealden
  E10000014 Hampshire
    E07000084 Basingstoke and Deane; East Hampshire; Eastleigh; Fareham; Gosport; Hart; Havant; New Forest; Rushmoor
    E07000093 Test Valley; Winchester
  E10000016 Kent
    E07000105 Ashford; Canterbury; Dartford; Dover; Gravesham; Maidstone; Sevenoaks; Folkestone and Hythe; Swale; Thanet
    E07000115 Tonbridge and Malling; Tunbridge Wells
  E10000025 Oxfordshire
    E07000177 Cherwell; Oxford; South Oxfordshire; Vale of White Horse; West Oxfordshire
  E10000030 Surrey
    E07000207 Elmbridge; Epsom and Ewell; Guildford; Mole Valley; Reigate and Banstead; Runnymede; Spelthorne; Surrey Heath
    E07000215 Tandridge; Waverley; Woking
  E10000032 West Sussex
    E07000223 Adur; Arun; Chichester; Crawley; Horsham; Mid Sussex; Worthing
E12000009 South West
  E06000022 Bath and North East Somerset; Bristol, City of; North Somerset; South Gloucestershire; Plymouth; Torbay; Bournemouth
  E06000029 Poole; Swindon
  E06000052 Cornwall; Isles of Scilly; Wiltshire
  E06000058 Bournemouth, Christchurch and Poole; Dorset
  E06000066 Somerset
  E10000005 Cornwall and Isles of Scilly to 2009-03-31
    E07000019 Caradon; Carrick; Kerrier; North Cornwall; Penwith; Restormel; Isles of Scilly
  E10000008 Devon
    E07000040 East Devon; Exeter; Mid Devon; North Devon; South Hams; Teignbridge; Torridge; West Devon
  E10000009 Dorset to 2019-03-31
    E07000048 Christchurch; East Dorset; North Dorset; Purbeck; West Dorset; Weymouth and Portland
  E10000013 Gloucestershire
    E07000078 Cheltenham; Cotswold; Forest of Dean; Gloucester; Stroud; Tewkesbury
  E10000027 Somerset to 2023-03-31
    E07000187 Mendip; Sedgemoor; South Somerset; Taunton Deane; West Somerset
    E07000246 Somerset West and Taunton
  E10000033 Wiltshire to 2009-03-31
    E07000230 Kennet; North Wiltshire; Salisbury; West Wiltshire
W92000004 Wales
  W06000001 Isle of Anglesey; Gwynedd; Conwy; Denbighshire; Flintshire; Wrexham; Powys; Ceredigion; Pembrokeshire
  W06000010 Carmarthenshire; Swansea; Neath Port Talbot; Bridgend; Vale of Glamorgan; Cardiff; Rhondda Cynon Taf; Merthyr Tydfil
  W06000018 Caerphilly; Blaenau Gwent; Torfaen; Monmouthshire; Newport; Powys; Merthyr Tydfil
S92000003 Scotland
  S12000003 Angus
  S12000005 Clackmannanshire; Dumfries and Galloway; Dundee City; East Ayrshire; East Dunbartonshire; East Lothian
  S12000011 East Renfrewshire
  S12000013 Na h-Eileanan Siar; Falkirk; Fife
  S12000017 Highland; Inverclyde; Midlothian; Moray; North Ayrshire; North Lanarkshire; Orkney Islands; Perth and Kinross
  S12000026 Scottish Borders; Shetland Islands; South Ayrshire; South Lanarkshire; Stirling
  S12000033 Aberdeen City; Aberdeenshire; Argyll and Bute; City of Edinburgh; Glasgow City; Renfrewshire; West Dunbartonshire
  S12000040 West Lothian; Angus; Dundee City; Glasgow City; North Lanarkshire; East Dunbartonshire; Glasgow City; Fife
  S12000048 Perth and Kinross; Glasgow City; North Lanarkshire
N92000002 Northern Ireland
  N09000001 Antrim and Newtownabbey; Armagh City, Banbridge and Craigavon; Belfast; Causeway Coast and Glens
  N09000005 Derry City and Strabane; Fermanagh and Omagh; Lisburn and Castlereagh; Mid and East Antrim; Mid Ulster
  N09000010 Newry, Mourne and Down; Ards and North Down
`;

/**
 * The districts of Northern Ireland until 31 March 2015, which never had codes of nine characters: the letters
 * in order, 95A to 95Z, as statistics of the time had them. Not compared with a published list.
 */
export const formerNorthernIreland =
  "Derry; Limavady; Coleraine; Ballymoney; Moyle; Larne; Ballymena; Magherafelt; Cookstown; Strabane; Omagh; Fermanagh; Dungannon; " +
  "Craigavon; Armagh; Newry and Mourne; Banbridge; Down; Lisburn; Antrim; Newtownabbey; Carrickfergus; North Down; Ards; Castlereagh; Belfast";
