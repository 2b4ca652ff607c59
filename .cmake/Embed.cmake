# Writes the bytes of a file as C: cmake -DFROM=FILE -DTO=FILE.c -DNAME=NAME -DHEADER=HEADER.h -P Embed.cmake
file(READ ${FROM} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
file(WRITE ${TO} "#include \"${HEADER}\"\nconst unsigned char ${NAME}[] = {${bytes}};\nconst size_t ${NAME}_size = sizeof ${NAME};\n")
