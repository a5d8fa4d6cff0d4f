// What a machine can hold of the rules for easy-to-read French: short, active, positive sentences in known words.

export interface HardSpot {
  rule: string
  /** The words that break it. */
  found: string
}

/** Words in a sentence at most; 12 is the aim. */
const LONGEST_SENTENCE = 15
const LONGEST_WORD = 14
const MOST_COMMAS = 2

/** Hard or rare words, and what we say instead: the same word for the same thing everywhere. */
const SAID_OTHERWISE: Record<string, string> = {
  'accéder|consulter': 'voir',
  'afin|lorsque|toutefois|cependant|néanmoins|notamment|ainsi que|dont|lequel|laquelle|auquel|duquel':
    'une phrase de plus',
  application: 'Besace',
  'assertion|attestation|certificat': 'badge',
  'compresse|décompresse|zip': 'dossier',
  'configurer|paramètre': 'choix',
  'consentement|consentir': 'dire oui',
  'contrôle|contrôler|contrôlé|examiner|examiné': 'vérifier',
  'courriel|mél|mail|message électronique': 'e-mail',
  'cryptographique|chiffré|empreinte|hash|identifiant': 'clé, adresse',
  'délivrer|délivré|octroyer|décerner|remettre|remis': 'donner',
  'effectuer|procéder|réaliser': 'faire',
  'enregistrer|enregistré|sauvegarder|conserver|stocker': 'garder',
  'hébergeur|serveur': 'le site de Besace',
  'mettre à jour|mise à jour|modifier|modifié': 'changer',
  'navigateur|onglet': 'appareil, page',
  'réseau|connexion|en ligne|hors ligne': 'Internet',
  soutien: 'endossement',
  'référentiel|référentiels': 'liste de compétences',
  réflexion: 'mes mots',
  'supprimer|supprimé|suppression': 'effacer, retirer',
  'sélectionner|sélection': 'choisir',
  'smartphone|mobile': 'téléphone',
  'suspendu|révoqué|expiré|périmé': 'en pause, retiré, fini',
  'télécopie|url|web': 'lien, site',
  'intact|altéré|valide|valable': 'comme au premier jour, vrai, compte',
}
const NUMBER_WORDS = /(deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|cent|mille)/
/** Letters in a row that everybody knows or that stand on the very thing. */
const KNOWN_INITIALS = new Set(['QR', 'PDF', 'PNG', 'SVG', 'CV'])
/** Long, but written so on every device. */
const KNOWN_LONG_WORDS = new Set(['téléchargements'])
/** Past participles of the verbs our messages use: enough to see a passive. */
const PARTICIPLE = String.raw`\p{L}+(?:é|ée|és|ées|i|ie|is|ies|it|ite|its|u|ue|us|ues|int|inte|ert|erte)`

const edge = (words: string) => new RegExp(String.raw`(?<![\p{L}-])(?:${words})(?![\p{L}-])`, 'iu')

/** Each rule looks at one sentence, its blanks filled with a word. */
const SENTENCE_RULES: Record<string, (sentence: string) => string | undefined> = {
  'sentence too long': (sentence) => {
    const words = sentence.match(/[\p{L}\p{N}][\p{L}\p{N}’@.:/-]*/gu) ?? []
    return words.length > LONGEST_SENTENCE ? `${words.length} words: ${sentence}` : undefined
  },
  'too many commas: more than one idea': (sentence) =>
    sentence.split(',').length - 1 > MOST_COMMAS ? sentence : undefined,
  'passive: say who does it': (sentence) =>
    new RegExp(
      String.raw`(?<!\p{L})(?:(?:ai|as|a|ont|avait|avaient|avez|avons)\s(?:\p{L}+\s)?été\s${PARTICIPLE}|(?:est|sont|était|étaient|sera|seront)\s(?:\p{L}+\s)?${PARTICIPLE}\spar)(?!\p{L})`,
      'iu',
    ).exec(sentence)?.[0],
  'not positive: say what to do': (sentence) =>
    /^(?:ne\s|n’)\p{L}+(?=.*\b(?:pas|plus|jamais)\b)/iu.exec(sentence)?.[0],
  'two negations': (sentence) =>
    (sentence.match(/(?<!\p{L})(?:ne\s|n’|sans\s|ni\s)/giu) ?? []).length > 1 ? sentence : undefined,
  'restriction instead of « seulement »': (sentence) =>
    /(?<!\p{L})(?:ne\s|n’)\p{L}+\s(?:\p{L}+\s)?(?:que\s|qu’)/iu.exec(sentence)?.[0],
  'future: stay in the present': (sentence) =>
    edge(
      String.raw`(?:\p{L}*(?:aur|pourr|verr|devr|iendr|saur)|ser|ir|\p{L}{2,}er)(?:ai|as|a|ez|ons|ont)|\p{L}{3,}ir(?:a|ai|as|ont)`,
    ).exec(sentence)?.[0],
  'tu instead of vous': (sentence) => edge('tu|ton|ta|tes|toi').exec(sentence)?.[0],
  'too many « qui » and « que »': (sentence) =>
    (sentence.match(/(?<!\p{L})(?:qui|que|qu’)/giu) ?? []).length > 2 ? sentence : undefined,
}

/** Each rule looks at the whole message. */
const MESSAGE_RULES: Record<string, (text: string) => string | undefined> = {
  'one sentence a line': (text) => /[.!?…]\s?[»”]?[ \u00a0\u202f]+[\p{L}«\p{N}].{0,12}/u.exec(text)?.[0],
  'brackets, slashes or signs': (text) =>
    /[()[\];&*%#+=<>_~|…–—]|(?<!:|\/)\/(?!\/)/u.exec(text.replace(/https?:\S+/g, ''))?.[0],
  abbreviation: (text) =>
    /(?<!\p{L})(?:etc|ex|cf|n°|M\.|Mme|min|Mo|Go|càd|svp|RDV)(?![\p{L}])/u.exec(text)?.[0] ??
    (text.match(/(?<!\p{L})\p{Lu}{2,}(?!\p{L})/gu) ?? []).find((word) => !KNOWN_INITIALS.has(word)),
  'Roman numeral': (text) => /(?<!\p{L})(?:[IVX]{2,}|[XVI]+e)(?!\p{L})/u.exec(text)?.[0],
  'number in words: write digits': (text) => edge(NUMBER_WORDS.source).exec(text)?.[0],
  'big number': (text) => /\d{4,}|\d[\s\u202f]\d{3}/.exec(text.replace(/\{\{[^}]*\}\}/g, ''))?.[0],
  'hard word': (text) => {
    for (const [words, instead] of Object.entries(SAID_OTHERWISE)) {
      const found = edge(`(?:${words})s?`).exec(text.replace(/e-mail/gi, 'adresse'))?.[0]
      if (found) return `${found} (rather: ${instead})`
    }
    return undefined
  },
  'long word': (text) =>
    (text.replace(/\{\{[^}]*\}\}|https?:\S+|\S+@\S+/g, '').match(/\p{L}+/gu) ?? []).find(
      (word) => word.length > LONGEST_WORD && !KNOWN_LONG_WORDS.has(word.toLowerCase()),
    ),
}

/** Where easy French is not easy enough. */
export function hardSpots(text: string): HardSpot[] {
  const filled = text.replace(/\{\{[^}]*\}\}/g, 'Amina')
  const spots: HardSpot[] = []
  const look = (rules: Record<string, (text: string) => string | undefined>, part: string) => {
    for (const [rule, find] of Object.entries(rules)) {
      const found = find(part)
      if (found !== undefined && found !== '') spots.push({ rule, found })
    }
  }
  look(MESSAGE_RULES, filled)
  for (const sentence of filled.split(/\n|(?<=[.!?])\s/)) look(SENTENCE_RULES, sentence.trim())
  return spots
}

/** Messages that break a rule for a reason, by `namespace:key`. */
export const EASY_FRENCH_EXCEPTIONS: Record<string, { rule: string; why: string }> = {
  'map:cell.reached': {
    rule: 'too many commas: more than one idea',
    why: 'the name of a cell as a screen reader says it: a list of four words or names',
  },
  'receive:result.could-not-check': {
    rule: 'not positive: say what to do',
    why: 'the end of a sentence that begins with the name of a file; the next line says what to do',
  },
  'receive:result.not-a-badge': {
    rule: 'not positive: say what to do',
    why: 'the end of a sentence that begins with the name of a file; the next line says what to do',
  },
  'receive:result.not-saved': {
    rule: 'not positive: say what to do',
    why: 'the end of a sentence that begins with the name of a file; the next line says what to do',
  },
}

/** Every hard spot of a file of messages that is no exception; and exceptions nobody needs. */
export function checkEasyFrench(name: string, messages: Record<string, string>): string[] {
  const problems: string[] = []
  for (const [key, text] of Object.entries(messages)) {
    const exception = EASY_FRENCH_EXCEPTIONS[`${name}:${key}`]
    const spots = hardSpots(text)
    for (const { rule, found } of spots) {
      if (rule !== exception?.rule) problems.push(`fr-x-falc/${name}: "${key}": ${rule}: ${found}`)
    }
    if (exception && !spots.some(({ rule }) => rule === exception.rule)) {
      problems.push(`fr-x-falc/${name}: "${key}" needs no exception from "${exception.rule}" any more`)
    }
  }
  return problems
}
