// The demonstration passport in English: a person and issuers that do not exist.
import type { DemoWords } from './passport.ts'

const digcomp = (code: string, name: string) => ({ code, name, framework: 'DigComp 2.2' })
const lifecomp = (code: string, name: string) => ({ code, name, framework: 'LifeComp' })
const demo = 'Demonstration badge: it shows how Besace works, it proves nothing.'

export const english: DemoWords = {
  language: 'en',
  learner: { name: 'Camille Moreau', email: 'camille@example.org' },
  issuers: {
    hive: { name: 'The Bridge Hive (demo)', description: `Invented digital space. ${demo}` },
    university: { name: 'Vale People’s University (demo)', description: `Invented school. ${demo}` },
    aid: { name: 'Hillside First Aid (demo)', description: `Invented charity. ${demo}` },
    school: { name: 'Marsh Open School (demo)', description: `Invented school. ${demo}` },
    committee: { name: 'High Street Committee (demo)', description: `Invented committee. ${demo}` },
    library: { name: 'Lime Tree Library (demo)', description: `Invented library. ${demo}` },
  },
  badges: [
    {
      key: 'neighbours',
      issuer: 'committee',
      type: 'Participation',
      name: 'Street party: I took part',
      description: 'Helped prepare and run a street party.',
      criteria: 'Be there on the day and look after one task: welcome, tables, music or tidying up.',
      tags: ['community', 'volunteering'],
      from: '2026-05-30T16:00:00Z',
      alignment: [{ code: '3.4', name: 'Working with others', framework: 'EntreComp' }],
    },
    {
      key: 'privacy',
      issuer: 'school',
      type: 'Competency',
      name: 'Protecting my data, level 2',
      description: 'Chooses passwords, sets what apps may see, spots a scam.',
      criteria:
        '* Set the privacy of a phone\n* Recognise three scams out of five\n* Explain to someone why it matters',
      tags: ['digital', 'safety'],
      from: '2026-03-12T09:00:00Z',
      alignment: [
        digcomp('4.2', 'Protecting personal data and privacy'),
        digcomp('4.1', 'Protecting devices'),
      ],
    },
    {
      key: 'forklift',
      issuer: 'aid',
      type: 'Certification',
      name: 'Driving a forklift safely',
      description: 'Drives a forklift with care for people, loads and the rules of the site.',
      criteria: 'One day of training and a faultless course. To be done again every two years.',
      tags: ['safety', 'logistics'],
      from: '2023-06-08T08:00:00Z',
      until: '2025-06-08T08:00:00Z',
      alignment: [{ code: '2', name: 'Taking rules into account', framework: 'RECTEC' }],
    },
    {
      key: 'english',
      issuer: 'university',
      type: 'Assessment',
      name: 'French: talking about my work, B1',
      description: 'Talks about work in French, asks questions, is understood.',
      criteria: 'A conversation of fifteen minutes in French about a day at work.',
      tags: ['languages'],
      from: '2025-11-20T17:30:00Z',
      alignment: [{ code: 'SPR', name: 'Spoken production, B1', framework: 'CEFR' }],
      reflection: {
        learned: 'I thought I had to speak without mistakes. What matters is being understood.',
        use: 'At the front desk, I now answer French visitors.',
        develop: 'Write an e-mail in French without a translator.',
      },
    },
    {
      key: 'explore',
      issuer: 'school',
      type: 'Course',
      name: 'Discovering artificial intelligence',
      description: 'Knows what an artificial intelligence does, tries, compares and keeps a critical mind.',
      criteria: 'Try two tools, compare their answers, say what is wrong and why.',
      tags: ['digital', 'AI'],
      from: '2026-01-22T18:00:00Z',
      alignment: [digcomp('1.2', 'Evaluating data, information and digital content')],
      evidence: [
        {
          kind: 'text',
          title: 'Three wrong answers, found',
          text: 'I asked two tools for the history of my street. Three dates were wrong: I checked them in the archives.',
        },
      ],
    },
    {
      key: 'garden',
      issuer: 'committee',
      type: 'CommunityService',
      name: 'Shared garden: my impact',
      description: 'Started a shared garden that is still alive one year later.',
      criteria: 'Tell what changed for the people around, with at least two voices.',
      tags: ['ecology', 'community', 'impact'],
      from: '2025-09-27T10:00:00Z',
      alignment: [
        { code: '4.2', name: 'Collective action', framework: 'GreenComp' },
        { code: '2.5', name: 'Mobilising others', framework: 'EntreComp' },
        lifecomp('S3', 'Collaboration'),
      ],
      issuerEvidence: {
        name: 'A visit to the garden',
        narrative: 'Eleven families grow twelve beds. The compost of the street is looked after every week.',
      },
      evidence: [
        {
          kind: 'text',
          title: 'What Mrs Diallo told me',
          text: '“I knew nobody in this building. Now people call me about the tomatoes.”',
        },
      ],
      reflection: {
        learned: 'Convincing the council: I presented the project in three minutes, with a plan and a price.',
        use: 'I did the same at work and got us a room for bicycles.',
        develop: 'Learn how to look for funding.',
      },
    },
    {
      key: 'firstAid',
      issuer: 'aid',
      type: 'Certification',
      name: 'First aid that saves',
      description: 'Protects, alerts and gives first aid until help arrives.',
      criteria: 'One day of practice. Valid for two years: first aid needs refreshing.',
      tags: ['first aid', 'health'],
      from: '',
      isRenewed: true,
      alignment: [
        { code: '10', name: 'Acting in the unexpected', framework: 'RECTEC' },
        lifecomp('S1', 'Empathy'),
      ],
      evidence: [
        {
          kind: 'text',
          title: 'Someone fainted at the market',
          text: 'A lady fell in front of me. I talked to her, turned her on her side and called for help.',
        },
      ],
    },
    {
      key: 'speaking',
      issuer: 'university',
      type: 'Competency',
      name: 'Speaking in public, intermediate',
      description: 'Prepares a talk, looks at the audience, answers questions.',
      criteria: '* Three talks before at least ten people\n* Written feedback from the audience each time',
      tags: ['communication'],
      from: '2025-02-14T14:00:00Z',
      alignment: [
        lifecomp('S2', 'Communication'),
        { code: '5', name: 'Communicating orally', framework: 'RECTEC' },
      ],
      reflection: {
        learned: 'Breathe before I start, and look at one person at a time.',
        use: 'I now open the meetings of the garden myself.',
        develop: 'Speak without reading my notes.',
      },
    },
    {
      key: 'workshop',
      issuer: 'hive',
      type: 'Badge',
      name: 'Digital workshop facilitator',
      description:
        'Prepares and leads workshops where everyone gets on with digital tools at their own pace.',
      criteria:
        '* Lead at least four workshops of two hours\n* Welcome people who are beginning\n* Leave a sheet that everyone can read again at home',
      tags: ['digital', 'facilitation', 'role'],
      from: '2026-06-18T12:00:00Z',
      alignment: [
        digcomp('2.4', 'Collaborating through digital technologies'),
        digcomp('2.2', 'Sharing through digital technologies'),
        digcomp('5.4', 'Identifying digital competence gaps'),
        lifecomp('S2', 'Communication'),
      ],
      issuerEvidence: {
        name: 'Attendance sheets',
        narrative: 'Six workshops between January and June, forty-two people welcomed.',
      },
      endorsement: {
        by: 'library',
        from: '2026-07-02T09:00:00Z',
        comment: 'We saw Camille lead three workshops here. People come back, and there is no better sign.',
      },
      evidence: [
        {
          kind: 'file',
          title: 'The poster of my workshop',
          text: 'I drew it so that people dare to come in: few words, one hour, one place.',
          file: 'poster-en.png',
        },
        {
          kind: 'text',
          title: 'Mr Petit and his statement',
          text: 'He came to print one paper. He left knowing how to find it by himself. He came back to help others.',
        },
      ],
      reflection: {
        learned: 'To keep silent. When I let people search, they find, and they remember.',
        use: 'I prepare one question for each step, not one answer.',
        develop: 'Train someone to lead with me.',
      },
    },
  ],
  collection: {
    title: 'Digital mediator',
    preamble:
      'I help people with digital tools, patiently and without jargon. Here are three things I can do.',
    entries: [
      { badge: 'workshop', sentence: 'I lead workshops where people dare to ask anything.' },
      { badge: 'privacy', sentence: 'I explain how to keep one’s data to oneself.' },
      { badge: 'garden', sentence: 'I bring people together around a project and make it last.' },
    ],
  },
}
