"""The eyes shared by reports and questions: text in, mentions with spans out."""
