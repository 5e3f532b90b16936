// A workbook with a quality mark that is audited for the second time, one that is to be handed in, and a pack that no page
// has. 1.12 is limiting and not met; 1.7 has evidence.

export const mark = 'bury-inclusion-quality-mark';
export const submission = 'east-sussex-quality-mark';

const round = (date, ratings, more = {}) => ({ date, practice: 'setting', horizon_months: 12, ratings, ...more });

/** The workbook, with other parts where they are given. */
export function marked(more = {}) {
  return {
    format: 'join-the-dots/workbook',
    version: 3,
    app: '0.1.0',
    id: 'marked',
    school: { name: 'Hazel Lane Primary', inclusion_champion: 'The SENCo' },
    assessments: [
      {
        pack: { id: mark, edition: '1' },
        rounds: [
          round('2024-11-12', { '1-1': { now: 2 }, '1-7': { now: 1 }, '2-1': { now: 3 } }),
          round(
            '2026-11-12',
            { '1-1': { now: 3 }, '1-2': { now: 3 }, '1-7': { now: 2 }, '1-12': { now: 2 }, '2-1': { now: 1 } },
            {
              comments: { '1-ethos': 'Strong in the infants.' },
              visit: { date: '2027-03-02', assessor: 'The authority’s assessor' },
              opinions: [
                { statement: '1-1', voice: 'adviser', score: 2, reason: 'Not yet in Year 6.', by: 'Adviser', on: '2026-11-16' },
                { statement: '1-1', voice: 'agreed', score: 3, reason: 'Seen since.', by: 'Adviser', on: '2026-11-17' },
              ],
            },
          ),
        ],
        limiting: { '1-12': true, '1-1': false },
      },
      {
        pack: { id: submission, edition: '1' },
        rounds: [round('2026-11-12', {}, { submission: { deadline: '2026-12-15' } })],
      },
      { pack: { id: 'a-pack-of-tomorrow', edition: '4' }, rounds: [round('2026-11-12', { x: { now: 1 } })] },
    ],
    evidence: [
      {
        id: 'minutes',
        title: 'Minutes of the link governor’s visit',
        kind: 'minutes',
        links: [{ pack: mark, statement: '1-7', lane: 'now' }],
      },
    ],
    ...more,
  };
}

/** The same with the SEND self-evaluation beside the mark: its 1.2 has evidence that the mark's 4.3 could share. */
export function besideRating() {
  const both = marked();
  const [audit] = both.assessments;
  const rated = { pack: { id: 'send-self-evaluation', edition: '1' }, rounds: [round('2026-11-12', { '1-1': { now: 4, target: 7 } })] };
  const survey = {
    id: 'survey',
    title: 'Survey of parents and carers',
    kind: 'questionnaire',
    links: [{ pack: 'send-self-evaluation', statement: '1-2', lane: 'now' }],
  };
  return { ...both, assessments: [rated, audit], evidence: [...both.evidence, survey] };
}
