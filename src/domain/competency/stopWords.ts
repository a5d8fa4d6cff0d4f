// Words that say nothing about a competence: grammar, school and badge talk, verbs that fit everything.

const french = `au aux avec ce ces cet cette dans de des du elle elles en et eux il ils je la le les leur leurs lui ma mais me meme
mes moi mon ne nos notre nous on ou par pas pour qu que qui sa sans se ses si son sont sur ta te tes toi ton tu un une
vos votre vous c d j l m n s t y a ai as avons avez ont est es suis sommes etes etre ete etait avoir eu fait fais font
faire sera seront peut peuvent pouvoir doit doivent devoir sait savoir savoirs plus moins tres bien aussi ainsi entre
vers chez comme quand dont lors lorsque puis alors afin tout toute tous toutes autre autres chaque plusieurs quelque
quelques certains certaines notamment selon depuis pendant apres avant sous ici cela ca etc ex non oui deux trois
gerer utiliser developper realiser mettre mise place oeuvre prendre donner permettre permet porter rendre montrer
demontrer etre capable capacite competence competences badge badges titulaire detenteur recompense atteste valide
obtenir obtenu obtention critere criteres niveau niveaux formation module cours personne personnes travail
suivre effectuer assurer realiser mener monter tenir connaitre nouveau nouveaux nouvelle nouvelles bon bonne facon maniere`

const english = `a an the and or but of in on at to for from by with without into onto over under about as is are was were be been
being am do does did done has have had having can could will would shall should may might must it its this that these
those he she they them their theirs his her hers him we us our ours you your yours i me my mine who whom which what
when where how why than then so not no yes if up out off down all any each every some many much more most other others
such own same very also only just too there here both between through during before after again once one two three
manage use uses used using develop make makes made making take takes took put get gets give gives gave show shows
demonstrate able ability competence competency competencies skill skills badge badges earner earned award awarded
recipient holder criteria level levels course module training person people work
follow carry well good new ensure know run ran keep keeps way`

/** Accents are gone already when words are looked up here. */
export const stopWords = {
  fr: new Set(french.split(/\s+/)),
  en: new Set(english.split(/\s+/)),
}
