import type { ComparedPerson } from '../src/shared/duplicate-score.ts';
import { genderSchema } from '../src/shared/people.ts';

/**
 * Pairs of people as an office's records hold them, labelled by hand: `=` is one person written twice,
 * `x` two people. A person is a name, then after `|` what else is known: L or P, year of birth, phone,
 * @village, #group, !institution. All are invented; the names are those of Dayak, Banjar, Kutai,
 * Malay, Bugis, Javanese, Chinese-Indonesian and Christian families of Kalimantan.
 */
const lines = `
= Hj. Siti Aminah, S.Pd. | P 1975 0812-3456-7890 @girimukti ~ Siti Aminah | P 081234567890
= St. Aminah | 0813-5001-2211 !Posyandu_Mawar ~ Siti Amina | P 1980 +62 81350012211 @girimukti
= Moh. Yusuf | L 1969 0852-4700-1122 @lawelawe ~ Muhammad Yusuf | L 085247001122
= M. Yusuf | L @girimukti #tani1 ~ Mohammad Yusuf | L 1971 @girimukti #tani1
= H. Abdurrahman | L 1958 0811-5400-221 @sepan ~ Abdul Rahman | 08115400221
= KH. Abdul Rahman | L @sepan !MUI ~ K.H. Abdurrahman | L @sepan !MUI
= Abd. Muis | L 1962 @nenang #nelayan ~ Abdul Muis | L 1962 @nenang #nelayan
= Abdoel Moeis | L 1948 @nenang ~ Abdul Muis | L 1948 @nenang
= Noorhayati | P 1985 0821-5566-7788 ~ Nur Hayati | P 082155667788 @kotawaringin
= Nor Hayati, S.Kep., Ns. | P !Puskesmas_Petung 0821-5000-1000 ~ Nurhayati | P 0821 5000 1000
= Norlaila | P 1990 @girimukti #kwt ~ Nurlaila | P 1990 @girimukti #kwt
= Hj. Norlatifah | P @banjar 0813-4900-1234 ~ Nur Latifah | P 081349001234
= Ach. Rifai | L 1977 @girimukti #tani1 ~ Ahmad Rifa'i | L 1977 @girimukti #tani1
= Akhmad Zaini | L 1965 0813-4812-0001 ~ H. Ahmad Jaini | L 0813 4812 0001
= Achmad Fauzi, S.E. | L !Bappeda_PPU ~ Ahmad Fauzi | L !Bappeda_PPU 0812-5555-0101
= Syamsul Bahri | L 1970 @lawelawe ~ Samsul Bachri | L 1970 @lawelawe
= Syarifuddin | L 0852-1111-2222 @sepan ~ Sarifudin | L 085211112222 @sepan
= Khairul Anwar | L 1988 0853-9000-7766 ~ Chairul Anwar, S.T. | L 085390007766
= Chusnul Khotimah | P 1992 @girimukti #posyandu ~ Husnul Hotimah | P 1992 @girimukti #posyandu
= Khadijah | P 1955 0813-4444-0000 ~ Hadijah | P 081344440000
= Rusmiyah | P 1963 @girimukti #kwt ~ Rusmiah | P 1963 @girimukti #kwt
= Taufiq Ramadhan | L 1994 0822-5500-9911 ~ Taufik Ramadan | L 082255009911
= Drs. H. Budi Santoso, M.M. | L !Bappeda_PPU ~ Budi Santoso | L !Bappeda_PPU
= Budi Santosa | L 1979 0812-7000-4000 @waru ~ Budi Santoso | L 081270004000
= Soekardjo | L 1946 @girimukti ~ Sukarjo | L 1946 @girimukti #tani1
= Tjipto Joewono | L 1950 @waru #tani2 ~ Cipto Yuwono | L 1950 @waru #tani2
= Soejitno | L 0812-3000-4455 ~ Suyitno | L 081230004455 @waru
= Slamet Riyadi | L 1973 @girimukti #tani1 ~ Slamet Riadi | L @girimukti #tani1
= Sri Wahyuni | P 1986 0857-5200-3300 ~ Sri Wahyuningsih | P 085752003300 1986
= Sri Rahayu | P 1981 @girimukti #kwt ~ Sri Rahaju | P 1981 @girimukti #kwt
= Endang Sulastri | P 0813-2000-0001 @waru ~ Sulastri Endang | P 081320000001 @waru
= Tri Handayani | P 1989 0812-9999-0101 ~ Tri Handyani | P 081299990101
= Dwi Prasetyo | L 1991 @sotek #siaga ~ Dwi Prasetio | L 1991 @sotek #siaga
= Eko Prasetyo Utomo | L 0813-4600-0909 ~ Eko Prasetyo | L 081346000909 @sotek
= Suparman | L 1968 0852-4800-7000 @girimukti ~ Suparman | L 085248007000
= Suparmin | L 1959 0813-4600-1001 ~ Suparmin | L 0813-4600-1001 @waru
= Wagiyem | P 1951 @girimukti 0812-5511-0000 ~ Wagiem | P @girimukti 081255110000
= Ngatini | P 1964 0821-4900-0001 ~ Ngatini | P 1964 082149000001 @waru
= Mulyadi | L 0853-8800-1200 !Kelompok_Tani ~ Muljadi | L 085388001200
= Andi Baso Mappanyukki | L 1967 @nenang #nelayan ~ A. Baso Mappanyukki | L 1967 @nenang #nelayan
= Andi Tenri Olle | P 0852-5500-1919 ~ Andi Tenriolle | P 085255001919
= Daeng Mattola | L 1960 @nenang #nelayan ~ Dg. Mattola | L 1960 @nenang #nelayan
= Sitti Hajrah | P 1984 0813-5522-7700 ~ St. Hajrah | P 081355227700
= Hasanuddin | L 1972 @nenang #nelayan ~ Hasanudin | L 1972 @nenang #nelayan
= Baharuddin | L 0852-4242-0101 @nenang ~ H. Baharudin | L 085242420101
= Jamaluddin | L 1980 0813-5090-0909 ~ Jamaludin Dg. Rewa | L 1980 081350900909
= Ambo Tang | L 1957 @nenang 0811-5500-777 ~ Ambo Tang | L 08115500777
= Sulaiman | L 1961 @lawelawe 0852-1000-5656 ~ Sulaeman | L 085210005656
= Zainal Abidin | L 1966 @sepan #siaga ~ Jainal Abidin | L 1966 @sepan #siaga
= Zubaidah | P 1958 0813-4949-2020 ~ Jubaidah | P 081349492020 @sepan
= Azizah | P 1990 @girimukti #posyandu 0857-5000-1111 ~ Ajijah | P @girimukti 085750001111
= Abdul Azis | L 1978 @sotek #siaga ~ Abd. Aziz | L 1978 @sotek #siaga
= Arifin | L 1983 0821-5700-2020 ~ Aripin | L 082157002020
= Latifah | P 1976 0813-4700-1919 @girimukti ~ Latipah | P 081347001919
= Fatimah Zahra | P 1995 @mekarsari #ponsera ~ Fatimah Azzahra | P 1995 @mekarsari #ponsera
= Fadliansyah | L 1987 0811-5222-333 ~ Padliansyah | L 08115222333
= Gt. Muhammad Arsyad | L 1974 @banjar 0813-4800-5050 ~ Gusti Muhammad Arsyad | L 081348005050
= Gusti Noor Aida | P 1982 0812-5100-0202 ~ Gusti Nor Aida | P 081251000202
= Antung Rahmah | P 1969 @banjar #kwt ~ Antung Rahma | P 1969 @banjar #kwt
= H. Anang Ardiansyah | L 1956 @banjar ~ Anang Ardiansjah | L 1956 @banjar
= Galuh Fitriani | P 0822-5000-8181 ~ Galuh Pitriani | P 082250008181
= Aji Muhammad Idris | L 1963 @kutai 0813-4666-0001 ~ Aji M. Idris | L 081346660001
= Aji Bambang Irawan, S.H. | L @kutai !Kecamatan_Tenggarong ~ Adji Bambang Irawan | L @kutai !Kecamatan_Tenggarong
= Encik Rahmad | L 1959 @kutai #nelayan ~ Encik Rahmat | L 1959 @kutai #nelayan
= Yohanes Bungan | L 1971 @kutai #adat ~ Johanes Bungan | L 1971 @kutai #adat
= Yohanes Lukas Bungan | L 0812-5800-3131 ~ Yohanes Bungan | L 081258003131
= Martinus Kila | L 1977 @kutai #adat ~ Marthinus Killa | L 1977 @kutai #adat
= Petrus Ding Lejau | L 1965 0813-4600-3737 ~ P. Ding Lejau | L 081346003737
= Hubung Laing | L @kutai #adat 1952 ~ Hubung Laing Usat | L 1952 @kutai #adat
= Theresia Bulan Jau | P 1989 0852-5050-6060 ~ Teresia Bulan | P 085250506060
= Maria Goreti Puyang | P 1978 @kutai #kwt ~ Maria Goretti Puyang | P 1978 @kutai #kwt
= Kornelius Lawing | L 1969 @kutai #adat ~ Cornelius Lawing | L 1969 @kutai #adat
= Yosef Irang | L 0813-5151-0001 ~ Yoseph Irang | L 081351510001 @kutai
= Pdt. Daniel Lahang, S.Th. | L !Gereja_GKII ~ Daniel Lahang | L !Gereja_GKII 0813-4400-1000
= Rm. Stephanus Hery | L !Paroki_Sepaku ~ Stefanus Heri | L !Paroki_Sepaku
= Agustinus Lejiu | L 1981 0811-5900-404 ~ Agustinus Ledjiu | L 08115900404
= Elisabet Urai | P 1986 @mekarsari #ponsera ~ Elisabeth Urai | P 1986 @mekarsari #ponsera
= Uray Hamzah | L 1960 @mekarsari #destana ~ Urai Hamzah | L 1960 @mekarsari #destana
= Syarif Abdurrahman Alkadrie | L 1955 @pontianak ~ Syarif Abdul Rahman Al Kadrie | L 1955 @pontianak
= Syf. Maimunah | P 1967 @pontianak 0812-5600-7070 ~ Syarifah Maimunah | P 081256007070
= Encek Ismail | L 1970 @mekarsari #destana ~ Encek Ismael | L 1970 @mekarsari #destana
= Mak Long Saodah | P 1953 @mekarsari 0813-4500-0606 ~ Saodah | P 1953 081345000606 @mekarsari
= Nurdin bin Saleh | L 1962 @mekarsari #destana ~ Nurdin Saleh | L 1962 @mekarsari #destana
= Tan Mei Ling | P 1979 0812-5700-8800 @pontianak ~ Tan Meiling | P 081257008800
= Lim Kok Hui | L 1964 @pontianak #umkm ~ Liem Kok Hui | L 1964 @pontianak #umkm
= Bong Nyat Fo | L 1958 0811-5700-110 ~ Bong Nyat Fo | L 08115700110 @singkawang
= Hendra Wijaya | L 1983 0812-5656-0001 ~ Hendra Widjaja | L 081256560001
= Christina Natalia | P 1991 0813-5252-0909 ~ Kristina Natalia | P 081352520909
= Lilis Suryani Chandra | P @pontianak #umkm 1985 ~ Lilis Suryani Candra | P 1985 @pontianak #umkm
= Steven Gunawan | L 0812-7878-0101 ~ Stefen Gunawan | L 081278780101
= Ir. Joko Widiyanto, M.T. | L !DLH_Balikpapan ~ Djoko Widianto | L !DLH_Balikpapan
= dr. Ratna Sari Dewi, M.Kes | P !Dinkes_PPU ~ Ratna Sari Dewi | P !Dinkes_PPU
= drg. Hj. Emma Fitriyani | P !Puskesmas_Waru ~ Emma Fitriani | P !Puskesmas_Waru
= Bidan Rina Marlina, Amd.Keb. | P !Puskesmas_Petung @girimukti ~ Rina Marlina A.Md.Keb | P !Puskesmas_Petung
= AKP Sugeng Hariyadi, S.H. | L !Polsek_Penajam ~ Sugeng Haryadi | L !Polsek_Penajam
= Ipda Wawan Gunawan | L 0813-4777-0001 ~ Wawan Gunawan, S.H. | L 081347770001
= Serda Ahmad Sodikin | L !Koramil_Penajam ~ Ahmad Shodikin | L !Koramil_Penajam
= Bpk. Sudirman | L !Desa_Giri_Mukti @girimukti 0812-5000-3030 ~ Sudirman, S.Sos | L 081250003030
= Ibu Yuliana | P 0821-5353-0000 ~ Yuliana | P 082153530000 @girimukti
= Bu Hartini | P @girimukti #posyandu 1968 ~ Hartini | P 1968 @girimukti #posyandu
= Rahmat Hidayat | L 1990 0852-4545-1212 ~ Rachmat Hidayat | L 085245451212
= Rohani | P 1957 @mekarsari #ponsera 0812-5432-1000 ~ Ruhani | P 1957 081254321000
= Nuraini | P 1988 0813-4567-0000 ~ Nur Aini | P 081345670000 @mekarsari
= Nur'aini | P 1988 @mekarsari #ponsera ~ Noor Aini | P 1988 @mekarsari #ponsera
= Dewi Sartika | P 1993 0857-5432-0001 ~ Devi Sartika | P 085754320001 1993
= Ani Suryani | P 1984 @girimukti #kwt ~ Any Suryani | P 1984 @girimukti #kwt
= Herlina Wati | P 1987 @girimukti #kwt ~ Herlinawati | P 1987 @girimukti #kwt
= Rosmawati | P 1975 @nenang #nelayan 0813-9090-1000 ~ Rosma Wati | P 081390901000
= Ernawati | P 1980 0852-9191-0303 ~ Erna Wati | P 085291910303
= Sitti Rahmah | P 1971 @nenang ~ Siti Rahma | P 1971 @nenang
= Asmiati | P 1982 @girimukti #posyandu 0822-1212-3434 ~ Asmiyati | P 082212123434
= Jumiati | P 1966 0813-3131-4141 ~ Jumiyati | P 081331314141
= Muhammad Ilham Maulana | L 2001 0895-7000-1234 ~ M. Ilham Maulana | L 08957000 1234
= Muhammad Rizky Pratama | L 1999 0896-5000-4321 ~ M Rizki Pratama | L 089650004321
= Muh. Akbar | L 1998 @nenang #nelayan ~ Muhammad Akbar | L 1998 @nenang #nelayan
= Ahmad Dahlan | L @girimukti #tani1 ~ Ahmad Dahlan | L @girimukti #tani1
= Supriyadi | L 1974 @waru #tani2 0812-1111-9090 ~ Supriadi | L 081211119090
= Bambang Supriyanto | L !Kecamatan_Penajam ~ Bambang Suprianto | L !Kecamatan_Penajam 1970
= Hariyanto | L 1977 0813-4646-5757 @waru ~ Haryanto | L 081346465757
= Kasiyanto | L 1969 @girimukti #tani1 ~ Kasianto | L 1969 @girimukti #tani1
= Sunarti | P 1961 @girimukti 0812-8080-9090 ~ Sunarti | P 0812 8080 9090
= Sumarni | P 1970 @waru #kwt ~ Sumarni | P 1970 @waru #kwt
= Rusdiansyah | L 1979 0812-5001-6001 ~ Rusdiansah | L 081250016001
= Hamdani | L 1973 @banjar #tani3 ~ Hamdani | L 1973 @banjar #tani3
= Masitah | P 1965 0813-4801-9901 ~ Masithah | P 081348019901
= Saniah | P 1949 @banjar 0852-4801-0011 ~ Saniyah | P 085248010011
= Haji Kaspul Anwar | L 1959 @banjar #tani3 ~ Kaspul Anwar | L 1959 @banjar #tani3
= Guru Ahmad Zuhdi | L 1964 @banjar 0811-5000-909 ~ Ahmad Zuhdi | L 08115000909
= Rina Wulandari | P 1992 0813-4900-0055 ~ Rina Wulandri | P 081349000055
= Ratih Kumalasari | P 0812-9876-0000 !Kampung_Inggris ~ Ratih Kumala Sari | P 081298760000
= Fransiska Dayang | P 1990 @mekarsari #ponsera ~ Fransisca Dayang | P 1990 @mekarsari #ponsera
= Paulus Jalung | L 1963 @kutai #adat 0812-5301-1001 ~ Paulus Djalung | L 081253011001
= Antonius Ngau | L 0813-5202-3303 ~ Anton Ngau | L 081352023303
= Siti Maimunah, S.ST | P !Puskesmas_Petung 0852-5001-5001 ~ Hj. Siti Maimunah | P 085250015001
= Ida Royani | P 1983 @girimukti #kwt ~ Idaroyani | P 1983 @girimukti #kwt
= Mariatul Qibtiyah | P 1981 0852-4901-7171 ~ Mariatul Kibtiah | P 085249017171
= Raudatul Jannah | P 1996 @banjar #kwt ~ Raudhatul Janah | P 1996 @banjar #kwt
= Hasan Basri | L 1960 @sepan #siaga ~ Hasan Basri | L 1961 @sepan #siaga
= Usman Effendi | L 1967 0811-5601-707 ~ Usman Efendi | L 08115601707
= Sofyan Hadi | L 1985 0852-4321-9876 ~ Sopian Hadi | L 085243219876
= Lukman Hakim | L 1982 @sotek #siaga ~ Luqman Hakim | L 1982 @sotek #siaga
= Imam Syafi'i | L 1975 0813-4321-1000 ~ Imam Safii | L 081343211000
= Mulyono | L 1958 @girimukti #tani1 0812-7007-8008 ~ Muljono | L 081270078008
= Wiwik Handayani | P 1978 0812-6006-7007 ~ Wiwiek Handayani | P 081260067007
= Yayuk Sri Lestari | P 1972 @waru #kwt ~ Yayuk Lestari | P 1972 @waru #kwt
= Retno Wulan | P 0813-2323-4545 1984 ~ Retno Wulandari | P 081323234545 1984
= Kartini | P 1963 @girimukti #posyandu ~ Kartini | P 1963 @girimukti #posyandu
= Siti Nurjanah | P 1988 @girimukti ~ Siti Nur Janah | P 1988 @girimukti #posyandu
= Nurjannah | P @girimukti #posyandu 1979 ~ Nur Jannah | P 1979 @girimukti #posyandu
= Iwan Setiawan | L !BPBD_PPU ~ Iwan Setiawan, S.E. | L !BPBD_PPU 0812-5454-3232
= Agus Salim | L !BPD_Lawe-Lawe @lawelawe ~ Agus Salim, S.Pd.I | L !BPD_Lawe-Lawe
= Heriyanto Dg. Sila | L 1976 @nenang #nelayan ~ Heryanto | L 1976 @nenang #nelayan
= Dayang Suhaimah | P 1959 @mekarsari 0813-4510-2020 ~ Dyg. Suhaimah | P 081345102020
= Yuliani | P 1989 0821-4545-0909 ~ Yulliani | P 082145450909
= Marsinah | P 1960 @waru #kwt 0812-4141-5151 ~ Marsina | P 081241415151
= Hermansyah | L 1985 !Pokdarwis 0852-4000-9000 ~ Herman Syah | L 085240009000
= Fitriani | P @nenang 0853-1010-2020 1994 ~ Fitri Yani | P 085310102020
= Vera Yulianti | P 1992 0812-4343-5050 ~ Fera Yulianti | P 081243435050
= Sarinah | P 1954 @girimukti ~ Mbah Sarinah | P 1954 @girimukti
= Edi Susanto | L 1981 0813-7171-8181 ~ Edy Susanto | L 081371718181
= Rudy Hartono | L 1976 @balikpapan #umkm ~ Rudi Hartono | L 1976 @balikpapan #umkm
= Thamrin | L 1955 @nenang 0811-5432-100 ~ H. Tamrin | L 08115432100
= Siti Khodijah | P 1990 0857-1234-0007 ~ Siti Hodijah | P 085712340007
= Muslimin | L 1968 @nenang #nelayan ~ Muslimin Dg. Tata | L 1968 @nenang #nelayan
= Nova Eliza | P 1993 @mekarsari ~ Nofa Elisa | P 1993 @mekarsari
= Juliana Lung | P 1987 0812-5900-1313 ~ Yuliana Lung | P 081259001313
= Sumiyati | P @girimukti !Kelompok_Tani ~ Sumiati | P 1966 @girimukti !Kelompok_Tani
= Hj. Mastura | P 1957 0811-5555-001 ~ Mastura Hamid | P 1957 08115555001
= Bang Iwan | L 0812-5701-3131 !Karang_Taruna ~ Iwan Kurniawan | L 081257013131 !Karang_Taruna
= Ujang | L 0812-5702-0000 @mekarsari ~ Supriyanto alias Ujang | L 081257020000 @mekarsari
= Siti A. | P 0813-1000-2000 ~ Siti Aisyah | P 081310002000
x Suparman | L @girimukti ~ Suparman | L @waru
x Suparman | L 1968 @girimukti ~ Suparman | L 1990 @girimukti
x Siti | P @girimukti ~ Siti | P @lawelawe
x Siti | P !Warga ~ Siti | P !Posyandu
x Sunarti | P @girimukti 0812-8080-9090 ~ Sunarti | P @waru 0813-4040-5050
x Aminah | P @sepan ~ Aminah | P @sepan
x Yanti | P @girimukti ~ Yanti | P @girimukti
x Herman | L @nenang 0812-1111-0001 ~ Herman | L @nenang 0852-1111-0002
x Ahmad | L @banjar ~ Ahmad | L @pontianak
x Muhammad | L ~ Muhammad | L
x Rina | P 0813-1111-2222 ~ Rina | P 0857-3333-4444
x Agus | L !BPBD_PPU ~ Agus | L !Dinkes_PPU
x Slamet | L 1950 @girimukti #tani1 ~ Slamet | L 1985 @girimukti #tani1
x Sumiati | P @girimukti ~ Sumiati | P @girimukti
x Kartini | P 1963 @girimukti ~ Kartini | P 1992 @waru
x Fatimah | P @mekarsari ~ Fatimah | P @pontianak
x Yusuf | L @nenang ~ Yusuf | L @sotek
x Maria | P @kutai ~ Maria | P @mekarsari
x Rina Lestari | P 0813-4900-1111 @girimukti ~ Rini Lestari | P 081349001111 @girimukti
x Andi Saputra | L 0812-2000-3000 @waru ~ Adi Saputra | L 081220003000 @waru
x Ahmad Yani | L 1960 0813-4567-8900 @girimukti ~ Ahmad Fauzi | L 1988 081345678900 @girimukti
x Muhammad Yusuf | L 1965 0852-1234-5678 ~ Muhammad Yunus | L 085212345678
x Muhammad Rizal | L 1995 0812-9000-1000 @nenang ~ Muhammad Faisal | L 1998 081290001000 @nenang
x Dewi Sartika | P 1993 0857-5432-0001 ~ Dewi Kartika | P 1996 085754320001
x Nur Hayati | P 0813-1000-1000 @girimukti ~ Nur Halimah | P 081310001000 @girimukti
x Siti Aminah | P 0812-3456-7890 @girimukti ~ Siti Fatimah | P 081234567890 @girimukti
x Hasan Basri | L 0811-5400-100 @sepan ~ Husin Basri | L 08115400100 @sepan
x Budi Hartono | L 1970 0812-7000-2000 ~ Rudi Hartono | L 1973 081270002000
x Tan Mei Ling | P 1979 0812-5700-8800 ~ Tan Mei Lan | P 1982 081257008800
x Lim Kok Hui | L 1964 @pontianak ~ Lim Kok Huat | L 1968 @pontianak
x Yohanes Bungan | L 1945 0813-4600-2000 @kutai ~ Yohanes Bungan | L 1975 081346002000 @kutai
x Petrus Ding | L 1950 @kutai #adat ~ Petrus Ding | L 1982 @kutai #adat
x Paulus Jalung | L 1940 @kutai ~ Martinus Jalung | L 1968 @kutai
x H. Abdullah | L 1948 0811-5000-1000 @banjar ~ Ahmad Abdullah | L 1975 08115000100 @banjar
x Baharuddin | L 1950 @nenang #nelayan ~ Burhanuddin | L 1952 @nenang #nelayan
x Syamsuddin | L 1966 @nenang #nelayan ~ Syarifuddin | L 1966 @nenang #nelayan
x Hasanuddin | L @nenang #nelayan ~ Hasaruddin | L @nenang #nelayan 1990
x Jamaluddin | L 1970 @nenang ~ Kamaluddin | L 1972 @nenang
x Kamaruddin | L 1980 @nenang #nelayan ~ Qamaruddin | L 1952 @nenang #nelayan
x Nur Aini | P @girimukti ~ Nur Aini | L @girimukti
x Dwi Lestari | P 1990 @girimukti ~ Dwi Lestari | L 1990 @girimukti
x Tri Wahyudi | L @waru #tani2 ~ Tri Wahyuni | P @waru #tani2
x Sri Mulyono | L 1960 @waru ~ Sri Mulyani | P 1962 @waru
x Eka Putra | L 1999 0812-0101-0202 ~ Eka Putri | P 1999 081201010202
x Yanto | L @girimukti #tani1 ~ Yanti | P @girimukti #kwt
x Sutrisno | L 1960 @girimukti #tani1 ~ Sutrisni | P 1962 @girimukti #kwt
x Hartono | L @waru 1970 ~ Hartini | P @waru 1970
x Rahmat | L @girimukti #tani1 ~ Rahmah | P @girimukti #kwt
x Rahman | L @girimukti #tani1 ~ Rahmat | L @girimukti #tani1
x Suparman | L 1968 @girimukti #tani1 ~ Suparmin | L 1966 @girimukti #tani1
x Supardi | L @waru #tani2 ~ Suparti | P @waru #tani2
x Sukardi | L 1955 @waru #tani2 ~ Sukarni | L 1957 @waru #tani2
x Mulyadi | L 1970 @waru ~ Mulyana | L 1972 @waru
x Sugeng | L @waru ~ Sugeng Riyadi | L 1980 @sotek
x Aminah | P 1950 @girimukti ~ Siti Aminah | P 1985 @girimukti
x Siti Aminah | P @girimukti ~ Siti Aminah | P @pontianak
x Siti Aminah | P 1960 @girimukti #kwt ~ Siti Aminah | P 1992 @girimukti #posyandu
x Siti Aminah | P ~ Siti Aminah | P
x Siti Fatimah | P @banjar 0813-4800-1111 ~ Siti Fatimah | P @nenang 0852-4200-2222
x Muhammad Yusuf | L @girimukti ~ Muhammad Yusuf | L @nenang
x Muhammad Ali | L 1980 @banjar ~ M. Ali | L 1956 @banjar
x Abdul Rahman | L 1970 @sepan 0812-1000-1111 ~ Abdurrahman | L 1995 @sepan 0852-2000-2222
x Ahmad Fauzi | L !Bappeda_PPU @balikpapan ~ Ahmad Fauzi | L @banjar #tani3
x Budi Santoso | L @balikpapan 0812-5000-0001 ~ Budi Santoso | L @pontianak 0813-4500-0002
x Budi Santoso | L 1970 @girimukti ~ Budi Santoso | L 1985 @waru
x Agus Salim | L @lawelawe 1975 ~ Agus Salim | L @nenang 1988
x Iwan Setiawan | L !BPBD_PPU 0812-5454-3232 ~ Iwan Setiawan | L !Karang_Taruna 0896-1000-2000
x Sri Wahyuni | P @waru 1986 ~ Sri Wahyuni | P @girimukti 1971
x Nurhayati | P 1985 @girimukti ~ Nurhayati | P 1960 @girimukti
x Nurhayati | P @nenang ~ Norhayati | P @banjar
x Andi Rahmat | L 1980 @nenang ~ Andi Rahman | L 1982 @nenang
x Andi Tenri | P 0852-5500-1919 1980 ~ Andi Tenri Ajeng | P 085255001919 2004
x Daeng Mattola | L 1960 @nenang ~ Daeng Mattiro | L 1963 @nenang
x Gusti Muhammad Arsyad | L @banjar ~ Gusti Muhammad Irsyad | L @banjar
x Gusti Rahmah | P @banjar 1970 ~ Gusti Rahman | L @banjar 1968
x Antung Rahmah | P 1969 @banjar ~ Antung Fatmah | P 1971 @banjar
x Anang Ardiansyah | L 1990 @banjar 0813-4800-7777 ~ Anang Apriansyah | L 1993 081348007777 @banjar
x Rusdiansyah | L 1979 @banjar ~ Ruspiansyah | L 1981 @banjar
x Aji Muhammad Idris | L 1963 @kutai ~ Aji Muhammad Salehuddin | L 1960 @kutai
x Encik Rahmat | L 1959 @kutai ~ Encik Rasyid | L 1961 @kutai
x Martinus Kila | L 1977 @kutai #adat ~ Martinus Kule | L 1979 @kutai #adat
x Theresia Bulan | P 1989 @kutai #kwt ~ Theresia Bunga | P 1987 @kutai #kwt
x Maria Goreti | P 1978 @kutai #kwt ~ Maria Magdalena | P 1978 @kutai #kwt
x Yosef Irang | L 1970 @kutai ~ Yosef Irang | L 1942 @kutai
x Kornelius Lawing | L @kutai 0812-5800-0000 ~ Yulius Lawing | L 081258000000 @kutai
x Ding Lejau | L 1950 @kutai ~ Petrus Ding Lejau | L 1978 @kutai
x Elisabeth Urai | P @mekarsari 0812-5601-1010 ~ Margareta Urai | P 081256011010 @mekarsari
x Uray Hamzah | L 1960 @mekarsari ~ Uray Hamdani | L 1963 @mekarsari
x Syarif Abdurrahman | L 1955 @pontianak ~ Syarif Abdullah | L 1957 @pontianak
x Syarifah Maimunah | P @pontianak 0812-5600-7070 ~ Syarifah Maisarah | P 081256007070 @pontianak
x Bong Nyat Fo | L 1958 @singkawang ~ Bong Nyat Moi | P 1961 @singkawang
x Lim Siu Lan | P 0812-5700-1212 ~ Lim Siu Lian | P 081257001212 1950
x Hendra Wijaya | L @pontianak 1983 ~ Hendri Wijaya | L @pontianak 1986
x Hendra Gunawan | L 0812-5656-1111 ~ Indra Gunawan | L 081256561111
x Steven Gunawan | L 1990 @pontianak ~ Stevanus Gunawan | L 1962 @pontianak
x Ratna Sari | P 0813-4600-4600 @girimukti ~ Ratna Dewi | P 081346004600 @girimukti
x Ratna Sari Dewi | P !Dinkes_PPU ~ Ratna Sari | P !Posyandu_Melati @waru
x Rina Marlina | P !Puskesmas_Petung ~ Rina Marlinda | P !Puskesmas_Waru 1999
x Lina Marlina | P 1980 @girimukti #kwt ~ Rina Marlina | P 1983 @girimukti #kwt
x Sugeng Hariyadi | L !Polsek_Penajam ~ Sugeng Prayitno | L !Polsek_Penajam
x Ahmad Sodikin | L !Koramil_Penajam ~ Ahmad Solikin | L !Koramil_Penajam
x Sudirman | L 1970 @girimukti ~ Sudarman | L 1972 @girimukti
x Sudirman | L !Desa_Giri_Mukti @girimukti ~ Sudirman | L !Kelurahan_Nenang @nenang
x Yuliana | P 1990 @girimukti ~ Yuliani | P 1992 @girimukti
x Herlina | P 1987 @girimukti #kwt ~ Herliana | P 1969 @girimukti #kwt
x Ernawati | P 1980 @waru 0812-1000-3000 ~ Eniwati | P 1983 @waru 0812-1000-4000
x Rosmawati | P 1975 @nenang ~ Rosmiati | P 1977 @nenang
x Asmiati | P 1982 @girimukti ~ Asmawati | P 1984 @girimukti
x Jumiati | P 1966 @waru ~ Juniarti | P 1969 @waru
x Sumarni | P 1970 @waru #kwt ~ Sumarti | P 1955 @waru #kwt
x Sunarti | P 1961 @girimukti #kwt ~ Sunarsih | P 1963 @girimukti #kwt
x Kasiyanto | L 1969 @girimukti ~ Kasminto | L 1971 @girimukti
x Hariyanto | L 1977 @waru 0813-4646-5757 ~ Hariyadi | L 1980 @waru 081346465757
x Supriyadi | L 1974 @waru ~ Supriyanto | L 1976 @waru
x Bambang Supriyanto | L !Kecamatan_Penajam ~ Bambang Sutrisno | L !Kecamatan_Penajam
x Bambang Irawan | L @kutai ~ Bambang Hermawan | L @kutai
x Muhammad Ilham | L 2001 0895-7000-1234 ~ Muhammad Ikhsan | L 2003 089570001234
x Muhammad Rizky | L 1999 @girimukti ~ Muhammad Rizal | L 1997 @girimukti
x Muhammad Akbar | L 1998 @nenang ~ Muhammad Akbar | L 2012 @nenang
x Muhammad Akbar | L @nenang 0812-4000-4000 ~ Akbar Tanjung | L @nenang 0852-4000-5000
x Ahmad Dahlan | L 1950 @girimukti ~ Ahmad Rahlan | L 1981 @girimukti
x Hamdani | L 1973 @banjar ~ Hamdani | L 1995 @banjar
x Hamdan | L 1960 @banjar #tani3 ~ Hamdani | L 1990 @banjar #tani3
x Kaspul Anwar | L 1959 @banjar 0811-5000-2222 ~ Saipul Anwar | L 1962 081150002222 @banjar
x Khairul Anwar | L @banjar 1988 ~ Khairil Anwar | L @banjar 1970
x Ahmad Zuhdi | L @banjar ~ Ahmad Zuhri | L @pontianak
x Ratih Kumalasari | P !Kampung_Inggris ~ Ratih Purwasih | P !Kampung_Inggris
x Ida Royani | P 1983 @girimukti #kwt ~ Ida Rohani | P 1969 @girimukti #kwt
x Raudatul Jannah | P 1996 @banjar ~ Miftahul Jannah | P 1996 @banjar
x Usman Effendi | L @pontianak 1967 ~ Umar Effendi | L @pontianak 1970
x Sofyan Hadi | L @sotek 0852-4321-9876 ~ Sofyan Noor | L @sotek 085243219876
x Lukman Hakim | L 1982 @sotek #siaga ~ Lukman Nul Hakim | L 2003 @sotek #siaga
x Imam Syafi'i | L 1975 @waru ~ Imam Hanafi | L 1977 @waru
x Wiwik Handayani | P 1978 0812-6006-7007 ~ Tri Handayani | P 1981 081260067007
x Retno Wulan | P @waru 1984 ~ Retno Ayu | P @waru 1986
x Siti Nurjanah | P 1988 @girimukti #posyandu ~ Siti Nurhasanah | P 1985 @girimukti #posyandu
x Siti Rahmah | P 1971 @nenang 0813-1111-9999 ~ Siti Rahmawati | P 1995 @nenang 081311119999
x Heriyanto | L 1976 @nenang ~ Heriyadi | L 1978 @nenang
x Edi Susanto | L 1981 @balikpapan ~ Edi Suparno | L 1983 @balikpapan
x Edi Susanto | L @balikpapan ~ Hadi Susanto | L @balikpapan
x Dedi Kurniawan | L 1985 0812-3131-0000 ~ Deni Kurniawan | L 1988 081231310000
x Rudi Hartono | L @balikpapan #umkm 1976 ~ Rudi Hartono | L @banjar 1990
x Nova Eliza | P @mekarsari 0812-5700-1010 ~ Novi Eliza | P @mekarsari 081257001010
x Vera Yulianti | P 0812-4343-5050 ~ Vera Yulianti | P 0813-9090-8080
x Fitriani | P @nenang 1994 ~ Fitriyanti | P @nenang 1990
x Rahmawati | P 1980 @girimukti #kwt ~ Rahmawati | P 1999 @girimukti #posyandu
x Rahmawati | P @girimukti ~ Rohmawati | P @waru
x Marsinah | P 1960 @waru ~ Marsiyah | P 1963 @waru
x Thamrin | L 1955 @nenang ~ Thamrin | L 1988 @sepan
x Juliana Lung | P 1987 @kutai ~ Juliana Lung | P 2010 @kutai
x Saodah | P 1953 @mekarsari ~ Saudah | P 1980 @pontianak
x Nurdin Saleh | L 1962 @mekarsari 0813-4500-1111 ~ Nurdin Halim | L 1965 @mekarsari 0813-4500-2222
x Ismail | L 1970 @mekarsari ~ Ismail Saleh | L 1988 @mekarsari
x Abdul Karim | L 1968 @sepan #siaga ~ Abdul Kadir | L 1968 @sepan #siaga
x Abdul Muis | L 1962 @nenang ~ Abdul Muin | L 1964 @nenang
x Abdul Hamid | L @sepan ~ Abdul Majid | L @sepan
x Kepala Desa Giri Mukti | L ~ Kepala Desa Lawe-Lawe | L
x Ketua RT 05 | L @girimukti ~ Ketua RT 06 | L @girimukti
x Ujang | L @mekarsari ~ Ujang Suherman | L @pontianak
x Mastura | P 1957 0811-5555-001 @banjar ~ Masitah | P 1960 08115555001 @banjar
x Dewi Lestari | P @girimukti ~ Dewi Lestari | P @kutai
x Eko Prasetyo | L 1990 @sotek ~ Eko Prasetyo | L 1978 @waru
x Joko Susilo | L @waru #tani2 1970 ~ Joko Susanto | L @waru #tani2 1973
`;

/** Official codes of the villages above, so that those of one kabupaten share its beginning. */
const villages: Record<string, string> = {
  girimukti: '64.09.01.2020',
  lawelawe: '64.09.01.1019',
  sepan: '64.09.01.1011',
  nenang: '64.09.01.1008',
  sotek: '64.09.01.1012',
  waru: '64.09.02.1001',
  balikpapan: '64.71.01.1001',
  kutai: '64.02.06.1001',
  banjar: '63.03.01.1001',
  kotawaringin: '62.02.01.1001',
  mekarsari: '61.12.01.2012',
  pontianak: '61.71.01.1001',
  singkawang: '61.72.01.1001',
};

export interface LabelledPair {
  one: ComparedPerson;
  other: ComparedPerson;
  isSame: boolean;
  /** As written above. */
  line: string;
}

const pairs = lines
  .split('\n')
  .filter((line) => line !== '')
  .map((line): LabelledPair => {
    const [one = '', other = ''] = line.slice(2).split(' ~ ');
    return { one: personOf(one), other: personOf(other), isSame: line.startsWith('='), line };
  });

/** Every other pair; the weights of the score were chosen by these alone. */
export const tuningPairs = pairs.filter((_, index) => index % 2 === 0);
/** The pairs that were not looked at while the weights were chosen. */
export const heldOutPairs = pairs.filter((_, index) => index % 2 === 1);

function personOf(text: string): ComparedPerson {
  const [name = '', known = ''] = text.split(' | ');
  const words = known.split(' ').filter(Boolean);
  const marked = (sign: string) => words.filter((word) => word.startsWith(sign)).map((word) => word.slice(1));
  const isYear = (word: string) => /^(19|20)\d\d$/.test(word);
  return {
    name: name.replace(/ *\|$/, ''),
    gender: genderSchema.safeParse(words[0]).data ?? null,
    birthYear: Number(words.find(isYear) ?? 0) || null,
    phone: words.filter((word) => /^\+?[\d-]+$/.test(word) && !isYear(word)).join(' '),
    areaCode: villages[marked('@')[0] ?? ''] ?? null,
    groupIds: marked('#'),
    institutions: marked('!'),
  };
}
