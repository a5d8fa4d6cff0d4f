// What a carried page says of itself, in the language its learner chose.
import type { ShareLanguage } from '../sharePage.ts'

const ENGLISH = {
  'check.file':
    'To check a badge: save its file (“The badge file as received”), then give it to any checker of Open Badges.',
  'check.file.at':
    'To check a badge: save its file (“The badge file as received”), then open it at {{url}}, or give it to any other checker of Open Badges.',
  'check.here': 'To check the badges, use the button “Check” above this page.',
  made: 'Page made on {{date}}',
  'made.by': 'Page made by {{person}} on {{date}}',
  'locked.button': 'Type the password',
  'locked.text':
    'The person who sent you the link knows it. Nothing of the page can be read without it, here neither.',
  'locked.title': 'A page that needs its password',
  'locked.until': 'This page ends on {{date}}.',
}

const FRENCH: Record<keyof typeof ENGLISH, string> = {
  'check.file':
    'Pour vérifier un badge : enregistrez son fichier (« Le fichier du badge, tel que reçu »), puis donnez-le à n’importe quel vérificateur d’Open Badges.',
  'check.file.at':
    'Pour vérifier un badge : enregistrez son fichier (« Le fichier du badge, tel que reçu »), puis ouvrez-le sur {{url}}, ou donnez-le à un autre vérificateur d’Open Badges.',
  'check.here': 'Pour vérifier les badges, utilisez le bouton « Vérifier » au-dessus de cette page.',
  made: 'Page faite le {{date}}',
  'made.by': 'Page faite par {{person}} le {{date}}',
  'locked.button': 'Écrire le mot de passe',
  'locked.text':
    'La personne qui vous a envoyé le lien le connaît. Sans lui, rien de la page ne peut être lu, ici non plus.',
  'locked.title': 'Une page qui demande son mot de passe',
  'locked.until': 'Cette page s’efface le {{date}}.',
}

export type CarryWord = keyof typeof ENGLISH

/** One of these sentences with its blanks filled. Plain text: escaping is the renderer's. */
export function sayCarried(
  language: ShareLanguage,
  word: CarryWord,
  blanks: Record<string, string> = {},
): string {
  const text = (language === 'fr' ? FRENCH : ENGLISH)[word]
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => blanks[name] ?? '')
}
