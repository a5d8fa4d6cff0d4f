// The readme of a page as a site, for whoever finds the folder: what it is, and how to put it on the web.
import type { ShareLanguage } from '../sharePage.ts'

const LINES: Record<ShareLanguage, (title: string, day: string) => string[]> = {
  fr: (title, day) => [
    `${title} – page faite avec Besace le ${day}`,
    '',
    'Pour la lire : ouvrez index.html dans un navigateur. Aucun réseau n’est nécessaire.',
    '',
    'Pour la mettre sur le web : déposez tout ce dossier, tel quel, sur n’importe quel espace web.',
    'Toutes les adresses sont relatives : il peut avoir le nom que vous voulez, à la racine ou non.',
    '',
    '- index.html   la page, sans script.',
    '- files        les images, les preuves et les badges tels que reçus, à l’octet près.',
    '- preview.png  l’image à montrer avec un lien, s’il y en a une.',
    '- page.json    tout ce que dit la page, pour les programmes.',
    '',
    'Vous seul pouvez la changer ou la retirer, là où vous l’avez mise. Qui en a gardé une copie la',
    'garde.',
  ],
  en: (title, day) => [
    `${title} – page made with Besace on ${day}`,
    '',
    'To read it: open index.html in a browser. No network is needed.',
    '',
    'To put it on the web: upload this whole folder, as it is, to any web space. All addresses are',
    'relative: it may have any name, at the root or not.',
    '',
    '- index.html   the page, without script.',
    '- files        pictures, evidence, and the badges as received, byte for byte.',
    '- preview.png  the picture to show with a link, if there is one.',
    '- page.json    everything the page says, for programs.',
    '',
    'You alone can change it or take it down, where you put it. Whoever kept a copy keeps it.',
  ],
}

/** Plain lines that every editor shows. */
export function siteReadme(language: ShareLanguage, title: string, madeAt: string): string {
  return [...LINES[language](title.replace(/\s+/g, ' '), madeAt.slice(0, 10)), ''].join('\r\n')
}
