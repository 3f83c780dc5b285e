//! Forms 01 to 07 and notices as PDF, QR codes and spreadsheets.
