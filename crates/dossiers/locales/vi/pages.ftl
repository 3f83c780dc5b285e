dossier-page-dossier = x
