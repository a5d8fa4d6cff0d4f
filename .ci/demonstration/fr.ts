// The demonstration passport in French: a person and issuers that do not exist.
import type { DemoWords } from './passport.ts'

const digcomp = (code: string, name: string) => ({ code, name, framework: 'DigComp 2.2' })
const lifecomp = (code: string, name: string) => ({ code, name, framework: 'LifeComp' })
const demo = 'Badge de démonstration : il montre comment Besace fonctionne, il ne prouve rien.'

export const french: DemoWords = {
  language: 'fr',
  learner: { name: 'Camille Moreau', email: 'camille@example.org' },
  issuers: {
    hive: { name: 'La Ruche du Pont (démo)', description: `Espace numérique inventé. ${demo}` },
    university: { name: 'Université populaire du Vallon (démo)', description: `École inventée. ${demo}` },
    aid: { name: 'Secours des Collines (démo)', description: `Association inventée. ${demo}` },
    school: { name: 'École ouverte des Marais (démo)', description: `École inventée. ${demo}` },
    committee: { name: 'Comité de la rue Haute (démo)', description: `Comité inventé. ${demo}` },
    library: { name: 'Médiathèque des Tilleuls (démo)', description: `Médiathèque inventée. ${demo}` },
  },
  badges: [
    {
      key: 'neighbours',
      issuer: 'committee',
      type: 'Participation',
      name: 'Fête des voisins : j’ai participé',
      description: 'A aidé à préparer et à tenir une fête de quartier.',
      criteria:
        'Être là le jour de la fête et prendre en charge une tâche : accueil, tables, musique ou rangement.',
      tags: ['engagement', 'bénévolat'],
      from: '2026-05-30T16:00:00Z',
      alignment: [{ code: '3.4', name: 'Travailler avec les autres', framework: 'EntreComp' }],
    },
    {
      key: 'privacy',
      issuer: 'school',
      type: 'Competency',
      name: 'Protéger ses données, niveau 2',
      description:
        'Choisit ses mots de passe, règle ce que les applications voient, repère un message piégé.',
      criteria:
        '* Régler la vie privée d’un téléphone\n* Reconnaître trois messages piégés sur cinq\n* Expliquer à quelqu’un pourquoi c’est utile',
      tags: ['numérique', 'sécurité'],
      from: '2026-03-12T09:00:00Z',
      alignment: [
        digcomp('4.2', 'Protéger les données personnelles et la vie privée'),
        digcomp('4.1', 'Protéger les appareils'),
      ],
    },
    {
      key: 'forklift',
      issuer: 'aid',
      type: 'Certification',
      name: 'Conduire un chariot en sécurité',
      description:
        'Conduit un chariot élévateur en respectant les personnes, les charges et les règles du site.',
      criteria: 'Une journée de formation et un parcours sans faute. À refaire tous les deux ans.',
      tags: ['sécurité', 'logistique'],
      from: '2023-06-08T08:00:00Z',
      until: '2025-06-08T08:00:00Z',
      alignment: [{ code: '2', name: 'Prendre en compte les règlements', framework: 'RECTEC' }],
    },
    {
      key: 'english',
      issuer: 'university',
      type: 'Assessment',
      name: 'Anglais : raconter son travail, B1',
      description: 'Parle de son travail en anglais, pose des questions, se fait comprendre.',
      criteria: 'Un entretien de quinze minutes en anglais sur une journée de travail.',
      tags: ['langues'],
      from: '2025-11-20T17:30:00Z',
      alignment: [{ code: 'SPR', name: 'S’exprimer oralement en continu, B1', framework: 'CECRL' }],
      reflection: {
        learned: 'Je croyais qu’il fallait parler sans faute. En fait, il faut surtout se faire comprendre.',
        use: 'À l’accueil, je réponds maintenant aux visiteurs étrangers.',
        develop: 'Écrire un courriel en anglais sans traducteur.',
      },
    },
    {
      key: 'explore',
      issuer: 'school',
      type: 'Course',
      name: 'Découverte de l’intelligence artificielle',
      description:
        'Sait ce que fait une intelligence artificielle, essaie, compare et garde l’esprit critique.',
      criteria: 'Essayer deux outils, comparer leurs réponses, dire ce qui est faux et pourquoi.',
      tags: ['numérique', 'IA'],
      from: '2026-01-22T18:00:00Z',
      alignment: [digcomp('1.2', 'Évaluer des données, des informations et des contenus numériques')],
      evidence: [
        {
          kind: 'text',
          title: 'Trois réponses fausses, repérées',
          text: 'J’ai demandé l’histoire de ma rue à deux outils. Trois dates étaient fausses : je les ai vérifiées aux archives.',
        },
      ],
    },
    {
      key: 'garden',
      issuer: 'committee',
      type: 'CommunityService',
      name: 'Jardin partagé : mon impact',
      description: 'A fait naître un jardin partagé qui vit encore un an plus tard.',
      criteria: 'Raconter ce qui a changé pour les habitants, avec au moins deux témoignages.',
      tags: ['écologie', 'engagement', 'impact'],
      from: '2025-09-27T10:00:00Z',
      alignment: [
        { code: '4.2', name: 'Action collective', framework: 'GreenComp' },
        { code: '2.5', name: 'Mobiliser les autres', framework: 'EntreComp' },
        lifecomp('S3', 'Collaboration'),
      ],
      issuerEvidence: {
        name: 'Visite du jardin',
        narrative: 'Onze familles cultivent douze carrés. Le compost de la rue est tenu chaque semaine.',
      },
      evidence: [
        {
          kind: 'text',
          title: 'Ce que Madame Diallo m’a dit',
          text: '« Avant, je ne connaissais personne dans l’immeuble. Maintenant, on m’appelle pour les tomates. »',
        },
      ],
      reflection: {
        learned: 'Convaincre la mairie : j’ai présenté le projet en trois minutes, avec un plan et un prix.',
        use: 'J’ai refait la même chose au travail pour obtenir un local à vélos.',
        develop: 'Apprendre à chercher des financements.',
      },
    },
    {
      key: 'firstAid',
      issuer: 'aid',
      type: 'Certification',
      name: 'Gestes qui sauvent',
      description: 'Protège, alerte et fait les premiers gestes en attendant les secours.',
      criteria: 'Une journée de pratique. Valable deux ans : les gestes se révisent.',
      tags: ['secours', 'santé'],
      from: '',
      isRenewed: true,
      alignment: [
        { code: '10', name: 'Agir face à l’imprévu', framework: 'RECTEC' },
        lifecomp('S1', 'Empathie'),
      ],
      evidence: [
        {
          kind: 'text',
          title: 'Un malaise au marché',
          text: 'Une dame est tombée devant moi. J’ai parlé avec elle, je l’ai mise sur le côté et j’ai appelé le 15.',
        },
      ],
    },
    {
      key: 'speaking',
      issuer: 'university',
      type: 'Competency',
      name: 'Parler en public : j’ai approfondi',
      description: 'Prépare une prise de parole, regarde son public, répond aux questions.',
      criteria:
        '* Trois prises de parole devant au moins dix personnes\n* Un retour écrit du public à chaque fois',
      tags: ['communication'],
      from: '2025-02-14T14:00:00Z',
      alignment: [
        lifecomp('S2', 'Communication'),
        { code: '5', name: 'Communiquer à l’oral', framework: 'RECTEC' },
      ],
      reflection: {
        learned: 'Respirer avant de commencer, et regarder une personne à la fois.',
        use: 'J’ouvre moi-même les réunions du jardin.',
        develop: 'Parler sans lire mes notes.',
      },
    },
    {
      key: 'workshop',
      issuer: 'hive',
      type: 'Badge',
      name: 'Animatrice d’ateliers numériques',
      description: 'Prépare et anime des ateliers où chacun avance à son rythme avec le numérique.',
      criteria:
        '* Animer au moins quatre ateliers de deux heures\n* Accueillir des personnes qui débutent\n* Laisser une fiche que chacun peut relire chez soi',
      tags: ['numérique', 'animation', 'rôle'],
      from: '2026-06-18T12:00:00Z',
      alignment: [
        digcomp('2.4', 'Collaborer au moyen des technologies numériques'),
        digcomp('2.2', 'Partager au moyen des technologies numériques'),
        digcomp('5.4', 'Repérer ses lacunes numériques'),
        lifecomp('S2', 'Communication'),
      ],
      issuerEvidence: {
        name: 'Feuilles de présence',
        narrative: 'Six ateliers animés entre janvier et juin, quarante-deux personnes accueillies.',
      },
      endorsement: {
        by: 'library',
        from: '2026-07-02T09:00:00Z',
        comment:
          'Nous avons vu Camille animer trois ateliers chez nous. Les personnes reviennent, et c’est le meilleur signe.',
      },
      evidence: [
        {
          kind: 'file',
          title: 'L’affiche de mon atelier',
          text: 'Je l’ai dessinée pour que les personnes osent entrer : peu de mots, une heure, un lieu.',
          file: 'poster-fr.png',
        },
        {
          kind: 'text',
          title: 'Monsieur Petit et son relevé',
          text: 'Il venait pour imprimer un papier. Il est reparti en sachant le retrouver seul. Il est revenu aider les autres.',
        },
      ],
      reflection: {
        learned: 'Me taire. Quand je laisse chercher, les gens trouvent et s’en souviennent.',
        use: 'Je prépare une question pour chaque étape, pas une réponse.',
        develop: 'Former quelqu’un pour animer avec moi.',
      },
    },
  ],
  collection: {
    title: 'Médiatrice numérique',
    preamble:
      'J’accompagne des personnes vers le numérique, avec patience et sans jargon. Voici trois choses que je sais faire.',
    entries: [
      { badge: 'workshop', sentence: 'J’anime des ateliers où l’on ose poser toutes les questions.' },
      { badge: 'privacy', sentence: 'J’explique comment garder ses données pour soi.' },
      { badge: 'garden', sentence: 'Je sais réunir des gens autour d’un projet et le faire durer.' },
    ],
  },
}
