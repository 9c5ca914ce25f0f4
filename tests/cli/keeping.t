Keeping records: until an age, and under an order that holds all of them.

# 25 since May 2020, but an order holds every record; not 25 until 2034; whenever that is, the order holds; disposed of under the order.
$ caf check --profile keeping.json --as-of 2022-10-20 --only all --format csv records.ndjson | grep D3-disposal | sed 's/"Kept[^"]*"//' | cut -d, -f3,9,12,16-17
KEEP-1,not-applicable,an order holds every record,2020-05-20,
KEEP-2,not-applicable,it need not be yet,2034-05-20,
KEEP-3,not-applicable,an order holds every record,,
KEEP-4,not-met,an order holds every record,2020-05-20,2022-10-20
# The order has ended, and nobody knows the age of one.
$ caf check --profile keeping.json --as-of 2022-10-21 --only all --format csv records.ndjson | grep D3-disposal | sed 's/"Kept[^"]*"//' | cut -d, -f3,9,12,16-17
KEEP-1,due,,2020-05-20,
KEEP-2,not-applicable,it need not be yet,2034-05-20,
KEEP-3,unknown,"it turns on the age,,
KEEP-4,not-met,an order holds every record,2020-05-20,2022-10-20
# By years alone.
$ caf check --as-of 2022-10-21 --only all --format csv records.ndjson | grep D3-disposal | sed 's/"Kept[^"]*"//' | cut -d, -f3,9,12,16-17
KEEP-1,due,,2018-01-10,
KEEP-2,due,,2018-01-10,
KEEP-3,due,,2018-01-10,
KEEP-4,met,,2018-01-10,2022-10-20
$ caf next --profile keeping.json --as-of 2022-10-20 records.ndjson | grep KEEP
KEEP-1: closed since Monday 10 January 2011
KEEP-2: closed since Monday 10 January 2011
KEEP-3: closed since Monday 10 January 2011
KEEP-4: disposed since Thursday 20 October 2022
$ caf next --profile keeping.json --as-of 2022-10-21 records.ndjson | grep KEEP
KEEP-1: disposal due since Friday 21 October 2022
KEEP-2: closed since Monday 10 January 2011
KEEP-3: closed since Monday 10 January 2011
KEEP-4: disposed since Thursday 20 October 2022
$ caf why EM-D3-disposal --profile keeping.json --as-of 2022-10-21 --case KEEP-2 records.ndjson
KEEP-2: not applicable
  EM-D3-disposal, Kept six years more, then disposed of [keeping]
  closures x1
  Case closed: Monday 10 January 2011. 1 year from Monday 10 January 2011: Tuesday 10 January 2012.
  6 years from Tuesday 10 January 2012: Wednesday 10 January 2018. Child date of birth: Wednesday 20
  May 2009. 25 years from Wednesday 20 May 2009: Saturday 20 May 2034. It need not be yet.

  No other reading of the clause changes the answer.
$ caf profile show keeping.json | grep -A6 D3-disposal
EM-D3-disposal: Kept six years more, then disposed of
  on, severity medium [east-midlands-2011]
      East Midlands 2011, D.3
  within 6 years [east-midlands-2011]
      East Midlands 2011, D.3
  until-age 25 years [keeping]
  hold on-all-records, from 2015-03-12 until 2022-10-20 [keeping]
