// A workbook that has been worked with for a year: two rounds, evidence with marks, a library, a plan. Each of its parts
// has something in it that is easily forgotten: a place that is no link, a statement that no pack has, a target without
// a word, a step that is overdue whatever day it is.

const pack = 'send-self-evaluation';
const of = (statement) => ({ pack, statement });

/** Two rounds: 1.1 has risen by 4, 1.2 fell, 2.4 has the widest gap, 6.4 has no exemplars. */
function rounds() {
  const about = { practice: 'setting', horizon_months: 12 };
  return [
    {
      ...about,
      date: '2025-11-13',
      ratings: { '1-1': { now: 4, target: 7 }, '1-2': { now: 6, target: 8 }, '2-4': { now: 2, target: 6 } },
    },
    {
      ...about,
      date: '2026-11-12',
      ratings: {
        '1-1': { now: 8, target: 9 },
        '1-2': { now: 5, target: 8 },
        '1-3': { now: 6, target: 5 },
        '1-7': { now: 0, target: 0 },
        '2-4': { now: 2, target: 7 },
        '6-4': { now: 7, target: 9 },
      },
      evidence: {
        '1-1': {
          own: 'The progress file of every term.',
          marks: {
            '1-1-strategic-1': { have: 'partly', lane: 'target' },
            '1-1-strategic-2': { have: 'have-it', lane: 'now' },
            '1-1-in-planning-1': { have: 'not-yet', lane: 'target' },
          },
          answers: { rise: 'A new way of counting.' },
        },
      },
    },
  ];
}

/** The library: a case study that is linked twice, and a piece whose place and link lead nowhere. */
function evidence() {
  return [
    {
      id: 'reading',
      title: 'Reading groups, a case study',
      kind: 'case-study',
      place: 'https://drive.example.org/reading',
      date: '2026-07-03',
      added: '2026-07-04',
      shows: 'The gap in reading has closed by a third.',
      links: [{ ...of('1-1'), lane: 'now' }, { ...of('2-4'), lane: 'target' }],
    },
    {
      id: 'odd',
      title: 'Minutes of the spring meeting',
      kind: 'minutes',
      place: 'javascript:alert(1)',
      date: '2023-03-14',
      added: '2025-11-01',
      links: [{ ...of('1-2'), lane: 'now' }, { ...of('9-9'), lane: 'now' }],
    },
  ];
}

/** The plan: one target that lacks nothing, one that lacks everything, one that is behind. */
function plan() {
  return {
    next_review: '2027-02-01',
    strategy_years: '2026 to 2029',
    principles: [{ id: 'p1', name: 'Early help' }],
    targets: [
      {
        id: 'whole',
        aim: 'Governors ask about outcomes',
        success: 'Four recorded challenges a year',
        owner: 'Headteacher',
        resources: 'Two evenings',
        cost_pence: 125050,
        funding: 'Inclusive mainstream fund',
        sdp_reference: 'SDP 2.3',
        monitoring: 'Minutes, once a term',
        barrier: 'Needs are found late',
        who_benefits: 'Pupils at SEN support',
        status: 'under-way',
        statements: [of('2-4')],
        principles: ['p1'],
        steps: [
          { what: 'Book the training', owner: 'Clerk', start: '2024-09-02', due: '2024-10-01', status: 'done' },
          { what: 'Hold the training', start: '2090-01-09', due: '2090-02-01' },
        ],
        reviews: [
          {
            date: '2026-10-20',
            done: 'The training is booked.',
            impact: 'None yet.',
            how_we_know: 'The booking.',
            next_step: 'Hold it.',
          },
        ],
      },
      { id: 'empty' },
      {
        id: 'behind',
        aim: 'Parents help to write each plan',
        success: 'Every plan has a sentence of theirs',
        owner: 'SENCo',
        status: 'under-way',
        statements: [of('1-2'), of('9-9')],
        steps: [
          { what: 'Ask parents what stops them', start: '2024-11-04', due: '2025-01-31', status: 'under-way' },
          { what: 'Change the invitation', owner: 'Office' },
        ],
      },
    ],
  };
}

/** The workbook as its file has it. `more` takes the place of its parts. */
export function worked(more = {}) {
  return {
    format: 'join-the-dots/workbook',
    version: 2,
    app: '0.1.0',
    id: 'worked',
    school: { name: 'Hazel Lane Primary' },
    assessments: [{ pack: { id: pack, edition: '1' }, rounds: rounds() }],
    evidence: evidence(),
    plan: plan(),
    ...more,
  };
}
